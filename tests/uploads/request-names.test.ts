import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { plainWords } from '#lib/domain/plain-words.ts';
import { clientSignal, nameOfUpload } from '#lib/server/http.ts';
import { areaImportRequest } from '#lib/server/areas/import-request.ts';
import { readNewProfile } from '#lib/server/ingest/mapping/new-profile.ts';
import { personIn, readWords } from '#lib/server/request-fields.ts';

const url = new URL('http://localhost/?name=second.csv');
const named = (header: string) =>
  nameOfUpload(new Request(url, { headers: header ? { 'x-file-name': header } : {} }), url);

describe('the name of a file that is sent', () => {
  it('is that of the header, else that of the address', () => {
    expect(named(encodeURIComponent('đo 1.csv'))).toBe('đo 1.csv');
    expect(named('')).toBe('second.csv');
  });

  it('has nothing in it that no one sees, and a length that file systems take', () => {
    expect(named(encodeURIComponent('a\0b\u202egnp.exe\u2066\n.csv'))).toBe('a b gnp.exe .csv');
    expect(named('x'.repeat(5000))).toHaveLength(255);
    expect(() => named('%00')).toThrow('upload_nameless');
  });

  it('is none when its escapes are broken', () => {
    for (const header of ['%', '%ff', '%E0%A4%A']) expect(() => named(header)).toThrow('upload_nameless');
  });
});

describe('words', () => {
  it('are in one line, without controls, marks of direction and broken letters', () => {
    expect(plainWords(' a\t\u0007b\u2028c\ud800 ')).toBe('a b c\ufffd');
    expect(readWords('\u202e', 9)).toBeNull();
    expect(readWords('Nguyễn\u200f  An', 9)).toBe('Nguyễn An');
    expect(plainWords('a\ufffe\uffff\ufdd0b')).toBe('a b');
  });

  it('of a query are so too: who asks, and how an imported edition is called', () => {
    expect(personIn(new URLSearchParams({ by: 'Nguyễn\u202e An' }))).toBe('Nguyễn An');
    expect(personIn(new URLSearchParams({ by: '\u202e' }))).toBe('web');
    expect(personIn(new URLSearchParams())).toBe('web');
    expect(personIn(new URLSearchParams({ by: 'x'.repeat(999) }))).toHaveLength(100);
    expect(readNewProfile({ name: 'mẫu\u202e 1', headers: [] }, 'An').name).toBe('mẫu 1');
    const options = { edition: 'e', level: 'commune', code: 'c', name: 'n', 'edition-name': 'Đảo\u2066 thử' };
    expect(areaImportRequest(new URLSearchParams(options), 'a.json').editionName).toBe('Đảo thử');
  });
});

describe('a client', () => {
  it('that goes away after it sent everything aborts its requests, and no one else’s', () => {
    const [socket, other] = [new EventEmitter(), new EventEmitter()];
    const request = new Request(url);
    const signalOf = (from: EventEmitter) =>
      clientSignal(request, { req: { socket: from } as unknown as IncomingMessage });
    const signals = [signalOf(socket), signalOf(socket), signalOf(other), clientSignal(request, undefined)];
    socket.emit('close');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false, false]);
    expect(socket.listenerCount('close')).toBe(0);
    expect(other.listenerCount('close')).toBe(1);
  });
});

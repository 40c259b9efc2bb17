import { formatBytes, formatCount, formatInstant } from '#lib/domain/format.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import type { Installation } from '#lib/domain/watch/installation.ts';
import { alertMessages } from '#lib/messages/alerts.ts';
import { consolidatedWords } from '#lib/messages/consolidated.ts';
import { dossierWords as words } from '#lib/messages/dossier.ts';
import { letterWords } from '#lib/messages/letters.ts';
import type { Annex, AnnexBlock, LetterContent, TableColumn } from '../letters/letter-content.ts';
import { documentDate } from '../letters/place-figures.ts';

/** What of the configuration the dossier states. */
export interface DossierSetup {
  readonly host: string;
  readonly port: number;
  readonly origins: readonly string[];
  /** Header in which a proxy gives a client's address; null without a proxy. */
  readonly addressHeader: string | null;
  readonly logDays: number;
  readonly retention: { readonly rawDays: number; readonly positionDays: number };
  readonly backup: { readonly keep: number; readonly passphraseFile: string | null } | null;
}

/** What a dossier is written from. */
export interface DossierFacts {
  readonly installation: Installation;
  readonly setup: DossierSetup;
  readonly issuer: IssuingBody | null;
  readonly packages: number;
  readonly units: number;
  /** Devices with tests in the warehouse. */
  readonly devices: number;
  readonly simulated: boolean;
  /** The date in Việt Nam. */
  readonly today: string;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const;
const count = (value: number) => formatCount(value, 'vi');
const capitals = (text: string) => text.toLocaleUpperCase('vi');
const days = (value: number) => words.days(count(value));

/** The dossier that proposes level 2, in the order an appraiser reads it: a letter, and an annex for each part. */
export function dossierContent(facts: DossierFacts): LetterContent {
  const { issuer, today, simulated, devices } = facts;
  const name = issuer?.name ?? words.noBody;
  const paragraphs = [
    words.intro(name),
    words.reason,
    words.threshold(count(devices)),
    words.internalLine(words.internal),
    words.unread,
    words.closing(name),
  ];
  return {
    country: consolidatedWords.country,
    motto: consolidatedWords.motto,
    issuer: issuer && { superior: capitals(issuer.superior), name: capitals(issuer.name) },
    numberLine: letterWords.letterNumber(issuer?.symbol ?? consolidatedWords.noSymbol),
    placeAndDate: consolidatedWords.placeAndDate(issuer?.place ?? consolidatedWords.noSymbol),
    title: words.title,
    subject: words.subject,
    to: words.to,
    addressees: words.addressees,
    paragraphs: paragraphs.map((text) => ({ text, ground: false })),
    recipients: [consolidatedWords.recipients, words.archive(issuer?.office ?? null)],
    signatory: issuer ? capitals(issuer.signatory) : '',
    simulated: simulated ? letterWords.simulated : null,
    footer: null,
    annexes: annexesOf(facts, words.attachedTo(documentDate(today))),
  };
}

function annexesOf(facts: DossierFacts, attachedTo: string): Annex[] {
  const blocks = {
    system: table(PAIR, systemRows(facts)),
    components: table(
      columnsOf([words.component, words.version, words.role], [45, 45, 75]),
      componentRows(facts),
    ),
    flows: table(
      columnsOf([words.from, words.destination, words.port, words.carries], [32, 32, 50, 51]),
      flowRows(facts.setup),
    ),
    data: table(
      columnsOf([words.kind, words.personal, words.stored, words.kept], [52, 25, 28, 60]),
      dataRows(facts.setup),
    ),
    plans: table(PAIR, planRows(facts)),
    measures: table(
      columnsOf([words.requirement, words.answer, words.office], [45, 70, 50]),
      words.measures.map((row) => [...row]),
    ),
  } satisfies Record<keyof typeof words.headings, AnnexBlock>;
  return (Object.keys(words.headings) as (keyof typeof words.headings)[]).map((part, i) => ({
    title: words.annex(ROMAN[i]!),
    heading: words.headings[part],
    attachedTo,
    landscape: false,
    blocks: [blocks[part]],
  }));
}

const columnsOf = (headings: readonly string[], widths: readonly number[]): TableColumn[] =>
  headings.map((heading, i) => ({ heading, width: widths[i]!, align: 'left' }));
const PAIR = columnsOf([words.item, words.value], [50, 115]);

const table = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): AnnexBlock => ({
  block: 'table',
  columns,
  rows,
  rowHeight: 7,
});

function systemRows({ installation, setup, issuer, units }: DossierFacts): string[][] {
  const t = words.system;
  const { accounts, alerts, health, stores, startedAt } = installation;
  const bytes = (stores ?? []).reduce((sum, store) => sum + store.bytes, 0);
  const open = alerts.open.map(({ code }) => alertMessages.vi[code].title).join('; ');
  const hasAccounts = accounts.active + accounts.invited > 0;
  return [
    [t.name, t.nameValue],
    [t.purpose, t.purposeValue],
    [t.owner, issuer?.name ?? words.noBody],
    [t.operator, t.operatorValue],
    [t.place, t.placeValue],
    [t.addresses, setup.origins.join('\n')],
    [
      t.users,
      hasAccounts ? t.usersValue(count(accounts.active), count(accounts.invited), count(units)) : t.open,
    ],
    [t.volume, t.volumeValue(count(health.rowsCounted), formatBytes(bytes, 'vi'))],
    [t.started, t.startedValue(formatInstant(startedAt), open || t.noAlerts)],
  ];
}

function componentRows({ installation: { versions }, setup, packages }: DossierFacts): string[][] {
  const t = words.components;
  return [
    [t.program, versions.program, t.programRole],
    [t.node, versions.node, t.nodeRole],
    [t.database, versions.database, t.databaseRole],
    [t.packages, t.packagesVersion(count(packages)), t.packagesRole],
    [t.system, versions.system, t.systemRole],
    [t.proxy, setup.addressHeader === null ? t.noProxy : t.proxyVersion, t.proxyRole],
  ];
}

function flowRows({ host, port, addressHeader, backup }: DossierSetup): string[][] {
  const t = words.flows;
  const program = t.loopback(host, String(port));
  const fromBrowser =
    addressHeader === null
      ? [[t.browser, t.program, program, t.pages]]
      : [
          [t.browser, t.proxy, t.https, t.pages],
          [t.proxy, t.program, program, t.pages],
        ];
  return [
    ...fromBrowser,
    [t.program, t.disk, t.files, t.store],
    ...(backup === null ? [] : [[t.program, t.backup, t.files, t.copies]]),
    [t.program, t.outside, t.none, t.outgoing],
  ];
}

function dataRows({ retention, logDays }: DossierSetup): string[][] {
  const { data: t, stores } = words;
  return [
    [...t.tests, stores.warehouse, t.testsKept(days(retention.positionDays))],
    [...t.devices, stores.warehouse, t.devicesKept],
    [...t.raw, stores.raw, t.rawKept(days(retention.rawDays))],
    [...t.reports, stores.warehouse, t.reportsKept],
    [...t.cases, stores.warehouse, t.casesKept],
    [...t.accounts, stores.accounts, t.accountsKept],
    [...t.logs, stores.logs, t.logsKept(days(logDays))],
  ];
}

function planRows({ installation: { health }, setup: { backup, logDays } }: DossierFacts): string[][] {
  const t = words.plans;
  const { lastBackup } = health;
  return [
    [t.backup, backup === null ? t.backupOff : t.backupOn(count(backup.keep))],
    [t.last, lastBackup === null ? t.none : formatInstant(lastBackup.at)],
    [t.secret, backup?.passphraseFile ? t.secretSealed : t.secretOut],
    [t.elsewhere, t.elsewhereValue],
    [t.restore, t.restoreValue],
    [t.logs, t.logsValue(days(logDays))],
    [t.clock, t.clockValue],
    [t.incident, t.incidentValue],
  ];
}

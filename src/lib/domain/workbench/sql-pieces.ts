/** A piece of a SQL text: everything that is neither quoted, a comment, a `$name` nor `;` is `code`. */
export interface SqlPiece {
  readonly kind: 'code' | 'string' | 'identifier' | 'comment' | 'parameter' | 'semicolon';
  /** Range of the text, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** In order; the first that matches at a position is the piece there. What is not closed goes on to the end. */
const PIECES: readonly (readonly [SqlPiece['kind'], RegExp])[] = [
  ['comment', /--[^\n]*/y],
  ['comment', /\/\*[\s\S]*?(?:\*\/|$)/y],
  ['string', /[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)/y],
  ['string', /'(?:[^']|'')*(?:'|$)/y],
  ['string', /(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?(?:\1|$)/y],
  ['identifier', /"(?:[^"]|"")*(?:"|$)/y],
  ['parameter', /\$[A-Za-z_]\w*/y],
  ['semicolon', /;/y],
  ['code', /[\p{L}\p{N}_]+/uy],
];

/** Cuts a SQL text into pieces as DuckDB's lexer does. The pieces follow on each other and are the whole text. */
export function sqlPieces(text: string): readonly SqlPiece[] {
  const pieces: SqlPiece[] = [];
  for (let from = 0; from < text.length;) {
    const { kind, to } = pieceAt(text, from);
    const last = pieces.at(-1);
    if (kind === 'code' && last?.kind === 'code') pieces[pieces.length - 1] = { ...last, to };
    else pieces.push({ kind, from, to });
    from = to;
  }
  return pieces;
}

function pieceAt(text: string, from: number): Omit<SqlPiece, 'from'> {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = from;
    const [match] = pattern.exec(text) ?? [];
    if (match !== undefined) return { kind, to: from + match.length };
  }
  return { kind: 'code', to: from + 1 };
}

/** A statement and its range in the text. */
export interface StatementRange {
  readonly sql: string;
  readonly from: number;
  readonly to: number;
}

/** The statements of a text, without the semicolons between them and without empty ones. */
export function statementsIn(text: string): readonly StatementRange[] {
  const statements: StatementRange[] = [];
  let [from, hasCode] = [0, false];
  const end = (to: number) => {
    const sql = text.slice(from, to);
    const start = from + (sql.length - sql.trimStart().length);
    if (hasCode) statements.push({ sql: sql.trim(), from: start, to: start + sql.trim().length });
    hasCode = false;
  };
  for (const piece of sqlPieces(text)) {
    if (piece.kind === 'semicolon') {
      end(piece.from);
      from = piece.to;
    } else if (piece.kind !== 'comment' && text.slice(piece.from, piece.to).trim() !== '') hasCode = true;
  }
  end(text.length);
  return statements;
}

/** The statement that the cursor lies in; between two, the one before. Null in a text without any. */
export function statementAt(text: string, cursor: number): StatementRange | null {
  const statements = statementsIn(text);
  return statements.findLast(({ from }) => from <= cursor) ?? statements[0] ?? null;
}

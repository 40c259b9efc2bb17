import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** Plans cached per connection: more than there are statements of figures. */
const MAX_PLANS = 64;

/** The cached plans of one connection's statements, least recently used first. */
export class Plans {
  readonly #connection: DuckDBConnection;
  readonly #byText = new Map<string, DuckDBPreparedStatement>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** The plan of a statement, prepared at its first use. */
  async of(text: string): Promise<DuckDBPreparedStatement> {
    const plan = this.#byText.get(text) ?? (await this.#connection.prepare(text));
    this.#byText.delete(text);
    this.#byText.set(text, plan);
    const [oldest] = this.#byText;
    if (this.#byText.size > MAX_PLANS && oldest) {
      oldest[1].destroySync();
      this.#byText.delete(oldest[0]);
    }
    return plan;
  }
}

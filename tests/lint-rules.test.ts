import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const RULES = ['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check'];
const ROOMS = {
  server: 'src/lib/server/db/database.ts',
  domain: 'src/lib/domain/verdict.ts',
  transport: 'src/lib/transport/arrow.ts',
};

describe('lint', () => {
  it.each(Object.entries(ROOMS))('reads the types of %s', async (_, path) => {
    const eslint = new ESLint({ overrideConfigFile: 'scripts/eslint.config.js' });
    const { rules, languageOptions } = (await eslint.calculateConfigForFile(path)) as {
      rules: Record<string, [number, ...unknown[]]>;
      languageOptions: { parserOptions: { projectService?: boolean } };
    };
    expect(languageOptions.parserOptions.projectService).toBe(true);
    expect(RULES.filter((rule) => rules[`@typescript-eslint/${rule}`]?.[0] !== 2)).toEqual([]);
  });
});

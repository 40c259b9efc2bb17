import { firstSchema } from './migrations/001-first-schema.ts';
import { savedMappings } from './migrations/002-saved-mappings.ts';
import { rulesHistoryRawFiles } from './migrations/003-rules-history-raw-files.ts';
import { placesByName } from './migrations/004-places-by-name.ts';
import { sharesAndSufficiency } from './migrations/005-shares-and-sufficiency.ts';
import { keptAnswers } from './migrations/006-kept-answers.ts';
import { annotations } from './migrations/007-annotations.ts';
import { reportVersions } from './migrations/008-report-versions.ts';
import { acceptedFindings } from './migrations/009-accepted-findings.ts';
import { issuingBodies } from './migrations/010-issuing-bodies.ts';
import { reportLinks } from './migrations/011-report-links.ts';
import { noKeptAnswers } from './migrations/012-no-kept-answers.ts';
import { kindsAndGates } from './migrations/013-kinds-and-gates.ts';
import { batchStatements } from './migrations/014-batch-statements.ts';
import { noPlanCap } from './migrations/015-no-plan-cap.ts';
import { clockAndRemovals } from './migrations/016-clock-and-removals.ts';
import { endsOfReportLinks } from './migrations/017-ends-of-report-links.ts';
import { failedLoads } from './migrations/018-failed-loads.ts';
import { leftOut } from './migrations/019-left-out.ts';
import { cases } from './migrations/020-cases.ts';
import { evidencePacks } from './migrations/021-evidence-packs.ts';
import { workingCalendar } from './migrations/022-working-calendar.ts';
import { caseEvidence } from './migrations/023-case-evidence.ts';
import { caseFiles } from './migrations/024-case-files.ts';
import { operatorTests } from './migrations/025-operator-tests.ts';
import { letterTexts } from './migrations/026-letter-texts.ts';
import { savedQuestions } from './migrations/027-saved-questions.ts';
import { caseAnnexes } from './migrations/028-case-annexes.ts';
import { shippedLetterTexts } from './migrations/029-shipped-letter-texts.ts';
import { partsOfFiles } from './migrations/030-parts-of-files.ts';
import { auditEntries } from './migrations/031-audit-entries.ts';
import { reportingUnitDates } from './migrations/032-reporting-unit-dates.ts';
import { settingVersions } from './migrations/033-setting-versions.ts';
import { ownersOfReportLinks } from './migrations/034-owners-of-report-links.ts';
import { reportingUnitChanges } from './migrations/035-reporting-unit-changes.ts';
import { referenceValues } from './migrations/036-reference-values.ts';
import { gridBlocks } from './migrations/037-grid-blocks.ts';
import type { Migration } from './migrations/migration.ts';

/** All migrations in order. A released migration is never edited; changes are added as a new one. */
export const MIGRATIONS: readonly Migration[] = [
  firstSchema,
  savedMappings,
  rulesHistoryRawFiles,
  placesByName,
  sharesAndSufficiency,
  keptAnswers,
  annotations,
  reportVersions,
  acceptedFindings,
  issuingBodies,
  reportLinks,
  noKeptAnswers,
  kindsAndGates,
  batchStatements,
  noPlanCap,
  clockAndRemovals,
  endsOfReportLinks,
  failedLoads,
  leftOut,
  cases,
  evidencePacks,
  workingCalendar,
  caseEvidence,
  caseFiles,
  operatorTests,
  letterTexts,
  savedQuestions,
  caseAnnexes,
  shippedLetterTexts,
  partsOfFiles,
  auditEntries,
  reportingUnitDates,
  settingVersions,
  ownersOfReportLinks,
  reportingUnitChanges,
  referenceValues,
  gridBlocks,
];

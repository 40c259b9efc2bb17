import { index } from 'd3';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import { wayFindings } from '../aggregates/counting-ways.ts';
import { deviceVotes } from '../aggregates/device-votes.sql.ts';
import { votesOf, type DeviceVotes } from '../aggregates/device-votes.ts';
import { keyOfGroup, type GroupName } from '../aggregates/groups.ts';
import { independentMeanInterval, meanInterval, type MeanInterval } from '../aggregates/mean-interval.ts';
import { NOT_MEASURED, type AreaFigures, type CoveredFigures } from '../aggregates/speed-figures.ts';
import { uploadSums } from './upload-figures.sql.ts';

/** The uploads of an area, or of an operator there, before a limit. */
export interface UploadGroup extends GroupName {
  readonly figures: CoveredFigures;
  readonly votes: DeviceVotes;
  readonly every: MeanInterval;
}

/**
 * What are the means of the uploads of each area in scope, and of each operator there? The figures of downloads
 * (`areaFigures`), of uploads in place of downloads, without percentiles and shares.
 */
export async function uploadGroups(
  { db }: Warehouse,
  scope: MeasurementParams,
): Promise<readonly UploadGroup[]> {
  const [rows, voteRows] = await Promise.all([
    db.query(uploadSums, scope),
    db.query(deviceVotes('upload'), scope),
  ]);
  const votesByGroup = index(voteRows, keyOfGroup);
  return rows
    .filter(({ whole, operator }) => whole || operator !== null)
    .map((sums) => {
      const { code, operator, whole, failedTests, tests } = sums;
      const made = scope.failedAsZero ? tests : tests + failedTests;
      const votes = votesOf(votesByGroup.get(keyOfGroup(sums))!);
      const [every, ofDevices] = [meanInterval(sums), independentMeanInterval(votes.all)];
      const figures = {
        ...NOT_MEASURED,
        ...{ tests, failedTests, failedShare: made === 0 ? null : failedTests / made },
        ...{ testsWithoutDevice: sums.testsWithoutDevice, devices: sums.devices, clusters: sums.clusters },
        ...{ places: sums.places, timesOfDay: sums.timesOfDay, statedTests: votes.stated },
        downloadKbpsMean: every.mean,
        downloadKbpsMeanLower: every.lower,
        downloadKbpsMeanUpper: every.upper,
        downloadKbpsDeviceMean: ofDevices.mean,
        downloadKbpsDeviceMeanLower: ofDevices.lower,
        downloadKbpsDeviceMeanUpper: ofDevices.upper,
      };
      return { code, operator, whole, figures, votes, every };
    });
}

/** The figures of uploads with what each way of counting finds of a limit, in kbit/s. */
export const uploadFigures = (
  groups: readonly UploadGroup[],
  rule: { readonly limit: number; readonly minimumDevices: number },
): readonly AreaFigures[] =>
  groups.map(({ figures, votes, every, ...name }) => ({
    ...name,
    figures: { ...figures, ...wayFindings(votes, every, rule) },
  }));

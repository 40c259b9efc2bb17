import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import { independentMeanInterval, meanInterval } from '../aggregates/mean-interval.ts';
import { NOT_MEASURED, type AreaFigures } from '../aggregates/speed-figures.ts';
import { uploadSums, type UploadSums } from './upload-figures.sql.ts';

/**
 * What are the means of the uploads of each area in scope, and of each operator there? The figures of downloads
 * (`areaFigures`), of uploads in place of downloads, without percentiles and shares. They are decided by their interval
 * alone: other ways of counting are not tried, and where devices are unknown nothing is stated of people.
 */
export async function uploadFigures(
  { db }: Warehouse,
  scope: MeasurementParams,
): Promise<readonly AreaFigures[]> {
  const rows = await db.query(uploadSums, scope);
  return rows
    .filter(({ whole, operator }) => whole || operator !== null)
    .map((sums) => {
      const { code, operator, whole, failedTests, tests } = sums;
      const made = scope.failedAsZero ? tests : tests + failedTests;
      const figures = {
        ...NOT_MEASURED,
        ...{ tests, failedTests, failedShare: made === 0 ? null : failedTests / made },
        ...{ testsWithoutDevice: sums.testsWithoutDevice, devices: sums.devices, clusters: sums.clusters },
        ...{ places: sums.places, timesOfDay: sums.timesOfDay },
        ...meansOf(sums),
      };
      return { code, operator, whole, figures };
    });
}

function meansOf(sums: UploadSums) {
  const every = meanInterval(sums);
  const ofDevices = independentMeanInterval({
    count: sums.devices,
    x: BigInt(sums.voteSum),
    xx: BigInt(sums.voteSquares),
    xxx: BigInt(sums.voteCubes),
  });
  return {
    downloadKbpsMean: every.mean,
    downloadKbpsMeanLower: every.lower,
    downloadKbpsMeanUpper: every.upper,
    downloadKbpsDeviceMean: ofDevices.mean,
    downloadKbpsDeviceMeanLower: ofDevices.lower,
    downloadKbpsDeviceMeanUpper: ofDevices.upper,
  };
}

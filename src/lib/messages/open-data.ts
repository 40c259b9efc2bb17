import { SIMULATED_LABEL } from './packs/readme.ts';

/** A month of an export, for the README. */
interface MonthFacts {
  readonly month: string;
  readonly tests: number;
  readonly downloadKbps: number | bigint;
}

interface Facts {
  readonly months: readonly MonthFacts[];
  readonly dataVersion: number;
  readonly simulated: boolean;
  readonly program: string;
}

/** Title of an export, in both languages. */
export const OPEN_DATA_TITLE = 'Toàn bộ dữ liệu đo tốc độ · All speed-test data';

/** The README of an export, Vietnamese first. */
export const openDataReadme = ({ months, dataVersion, simulated, program }: Facts): string =>
  `${simulated ? `**${SIMULATED_LABEL}**\n\n` : ''}# ${OPEN_DATA_TITLE}

Dữ liệu phiên bản ${dataVersion}, ${program}.

## Có những gì

- \`measurements/month=YYYY-MM/data.parquet\`: từng lượt đo, mỗi tháng dương lịch một thư mục (cách chia "hive": tháng nằm ở tên thư mục, không nằm trong tệp). Tốc độ là số nguyên kbit/s; 0 là lượt đo hỏng. Vị trí làm tròn 0,01 độ.
- \`device\` và \`cluster\` là số riêng của từng tháng: cùng một thiết bị có số khác ở tháng khác. Vì vậy chỉ gộp theo chúng trong một tháng; không có mã thiết bị hay mã băm nào.
- Các tệp \`.parquet\` khác: địa bàn, nhà mạng, báo cáo tháng, tiêu chuẩn, lần nạp, hồ sơ. \`areas/*.geojson\`: ranh giới (WGS84).
- \`datapackage.json\`: mọi bảng và cột. \`manifest.json\`: mọi tệp với số dòng và SHA-256.

## What is in it

- \`measurements/month=YYYY-MM/data.parquet\`: every test, a folder for each calendar month (hive layout: the month is in the folder's name, not in the file). Speeds are whole kbit/s; 0 is a failed test. Positions are rounded to 0.01 degree.
- \`device\` and \`cluster\` are numbers of their month alone: a device has another number in another month. Group by them within a month only; no device id and no hash of one is here.
- Other \`.parquet\` files: areas, operators, monthly reports, standards, batches, cases. \`areas/*.geojson\`: outlines (WGS84).
- \`datapackage.json\`: every table and column. \`manifest.json\`: every file with its rows and SHA-256.

## Đối chiếu · Check

Mỗi câu dưới đây phải cho đúng bảng này · Each query below must give this table:

| month | tests | sum of download_kbps |
| --- | ---: | ---: |
${months.map(({ month, tests, downloadKbps }) => `| ${month} | ${tests} | ${downloadKbps} |`).join('\n')}

Đã chạy: chỉ DuckDB, trong bộ kiểm thử của chương trình. **Chưa chạy: Spark, ClickHouse, Trino, QGIS**; các câu của chúng viết theo tài liệu, hãy đối chiếu với bảng trên trước khi dùng.

Run: DuckDB alone, in the program's own tests. **Not run: Spark, ClickHouse, Trino, QGIS**; theirs are written after the manuals: compare with the table above before relying on them.

DuckDB:

\`\`\`sql
select month, count(*), sum(download_kbps)
from read_parquet('measurements/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
group by month order by month;
\`\`\`

Spark (chưa chạy · not run):

\`\`\`python
spark.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
(spark.read.parquet("measurements").groupBy("month")
  .agg({"*": "count", "download_kbps": "sum"}).orderBy("month").show())
\`\`\`

ClickHouse (chưa chạy · not run):

\`\`\`sql
select extract(_path, 'month=([0-9-]+)') as month, count(), sum(download_kbps)
from file('measurements/*/*.parquet', Parquet) group by month order by month;
\`\`\`

Trino (chưa chạy · not run; Hive connector; thư mục ở nơi Trino đọc được · the folder where Trino can read it):

\`\`\`sql
create table hive.default.measurements (
  tested_on date, operator varchar, technology varchar, download_kbps integer, month varchar
) with (external_location = 's3://bucket/measurements', format = 'PARQUET', partitioned_by = array['month']);
call hive.system.sync_partition_metadata('default', 'measurements', 'ADD');
select month, count(*), sum(download_kbps) from hive.default.measurements group by month order by month;
\`\`\`

QGIS (chưa chạy · not run): mở \`areas/*.geojson\`; nối với một bảng kết quả theo cột \`code\` · open \`areas/*.geojson\` and join a table of results by \`code\`.
`;

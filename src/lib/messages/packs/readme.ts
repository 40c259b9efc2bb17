/** What the README of a pack names; texts are as they are to be read, in each language. */
export interface ReadmeFacts {
  readonly scope: { readonly vi: readonly string[]; readonly en: readonly string[] };
  readonly simulated: boolean;
  readonly hasAreas: boolean;
  readonly hasGaps: boolean;
  readonly rows: string;
  readonly dataVersion: string;
  readonly changedAt: string;
  readonly fingerprint: string;
  readonly program: string;
  /** The operator sent tests of its own. */
  readonly hasOperatorTests: boolean;
}

/** What stands on every part and page of generated data. */
export const SIMULATED_LABEL = 'DỮ LIỆU MÔ PHỎNG, KHÔNG PHẢI SỐ ĐO THẬT · SIMULATED DATA, NOT MEASURED';

/** A pack's title, and what is said above its SQL, in both languages. */
export const PACK_TITLE = 'Gói chứng cứ tốc độ mạng di động · Evidence pack on mobile network speed';
export const READ_ROWS_NOTE = 'Kho dữ liệu được hỏi câu này (DuckDB) · What the warehouse was asked (DuckDB)';
export const RECOMPUTE_GAPS_NOTE =
  'duckdb < recompute-gaps.sql, trong thư mục của rows.csv · in the folder of rows.csv. kbit/s.';
export const RECOMPUTE_NOTE =
  'duckdb < recompute.sql, trong thư mục của rows.csv · in the folder of rows.csv. kbit/s.';

const OPERATOR_PARTS_VI =
  '- operator-rows.csv, operator-tests.json: lượt đo mà chính nhà mạng gửi để phản bác hồ sơ, cùng các cột như rows.csv; số của hai bên đặt cạnh nhau, chênh lệch, SHA-256 của tệp nhà mạng gửi. Không vào một con số nào khác.\n';
const OPERATOR_PARTS_EN =
  '- operator-rows.csv, operator-tests.json: tests that the operator itself sent to contest the case, in the columns of rows.csv; both sides’ figures, their difference, SHA-256 of the file that was sent. In no other figure.\n';
/** The parts of a pack with areas. */
const AREA_LINES = {
  vi: `- figures.csv, figures.json: mỗi địa bàn một dòng; tốc độ tính bằng kbit/s.
- sensitivity.csv, sensitivity.json: cùng những lượt đo ấy, tính theo cách khác; bỏ 10 thiết bị đo nhiều nhất; theo khung giờ.
- recompute.sql: câu hỏi tính lại các số chính của địa bàn từ rows.csv bằng DuckDB.
`,
  en: `- figures.csv, figures.json: a row for each area; speeds in kbit/s.
- sensitivity.csv, sensitivity.json: the same tests counted in other ways; without the 10 busiest devices; by time of day.
- recompute.sql: a question that computes the main figures of areas from rows.csv with DuckDB.
`,
} as const;

/** The parts of a pack with gap areas. */
const GAP_LINES = {
  vi: `- gaps.csv, gaps.json: mỗi vùng lõm một dòng; \`area\` trong rows.csv là mã của vùng. Vùng đã xác nhận chỉ nêu mức trung bình nhiều nhất, vì trung bình của chính các lượt đo đã chọn ra vùng thì lệch về phía thấp; \`kbps_votes_sum\` là tổng phiếu của các thiết bị, để tính lại.
- gap-selection.json: độ phân tán chung của tốc độ, mọi cửa sổ dưới ngưỡng được đem so với số thiết bị và tổng phiếu, các cửa sổ thử lại: đủ để chọn lại vùng lõm. Chúng lấy từ mọi lượt đo của tỉnh, nên không tính lại được từ rows.csv.
- gap-sensitivity.csv: cùng những lượt đo ấy, tính theo cách khác, giữ nguyên độ phân tán và mức p phải đạt.
- recompute-gaps.sql: câu hỏi đếm lại lượt đo, thiết bị và tổng phiếu của từng vùng từ rows.csv bằng DuckDB.
- scope.json có mã các ô H3 của từng vùng. Vị trí trong rows.csv đã làm tròn nên việc một lượt đo nằm trong ô nào là do cơ quan lập gói xác định.
`,
  en: `- gaps.csv, gaps.json: a row for each gap; \`area\` in rows.csv is its id. A confirmed one states only what its mean is at most, since the mean of the tests that chose it reads too low; \`kbps_votes_sum\` is the sum of the devices’ votes, to compute with.
- gap-selection.json: the pooled spread of speeds, every window below the limit with its devices and sum of votes, the windows of the re-test: enough to choose the gaps again. They come from all tests of the province and cannot be computed from rows.csv.
- gap-sensitivity.csv: the same tests counted in other ways, with the same spread and the p that is asked for.
- recompute-gaps.sql: a question that counts tests, devices and votes of each gap from rows.csv with DuckDB.
- scope.json has the H3 cells of each gap. Positions in rows.csv are rounded: which cell a test lies in was determined by the office that made the pack.
`,
} as const;

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** The README of a pack, Vietnamese first. */
export const readmeText = (
  facts: ReadmeFacts,
): string => `${facts.simulated ? `**${SIMULATED_LABEL}**\n\n` : ''}# ${PACK_TITLE}

## Tiếng Việt

${list(facts.scope.vi)}
- ${facts.rows} dòng trong rows.csv; dữ liệu phiên bản ${facts.dataVersion}, thay đổi lần cuối ${facts.changedAt} (UTC); chương trình ${facts.program}
- Khóa ký: ${facts.fingerprint}

### Trong gói có gì

- rows.csv, rows.parquet: từng lượt đo, lượt đo hỏng (0 kbit/s) cũng có. Vị trí làm tròn 0,01 độ (khoảng 1 km), chỉ có giờ, không có phút. \`device\` là tên riêng của thiết bị trong gói này; \`cluster\` là nguồn độc lập mà khoảng tin cậy dựa vào: thiết bị, hoặc nơi và ngày đo khi không biết thiết bị.
${facts.hasAreas ? AREA_LINES.vi : ''}${facts.hasGaps ? GAP_LINES.vi : ''}- exclusions.csv: lượt đo nào không được tính, vì sao, bao nhiêu.
${facts.hasOperatorTests ? OPERATOR_PARTS_VI : ''}- rules.json, standards.json: quy tắc chất lượng, cách kết luận, tiêu chuẩn và văn bản của nó.
- read-rows.sql: câu hỏi đã chạy trên kho dữ liệu.
- datapackage.json: mô tả theo Data Package 2.0. items.json: mã băm của từng quy tắc, tiêu chuẩn, con số.
- manifest-sha256.txt và chữ ký của nó; public-key.pem.

### Tự kiểm tra, không cần chương trình này

    sha256sum -c manifest-sha256.txt
    openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest-sha256.txt -sigfile manifest-sha256.txt.sig

Chữ ký của cả tệp phủ mọi byte, trừ 88 ký tự của chính nó. Với tệp ZIP:

    head -c -88 pack.zip > signed; tail -c 88 pack.zip | base64 -d > sig

Với tệp PDF:

    (head -c -116 pack.pdf; tail -c 28 pack.pdf) > signed; tail -c 116 pack.pdf | head -c 88 | base64 -d > sig

Rồi, cho cả hai:

    openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in signed -sigfile sig

Khóa nằm trong gói chỉ cho biết gói còn nguyên. Muốn biết ai ký, hãy so mã băm của khóa với khóa do cơ quan công bố.

### Điều gì không có, điều gì vẫn nối được

Không có mã thiết bị, mã băm của thiết bị, vị trí chính xác, phút đo hay cột riêng tư nào của tệp. Tên thiết bị đổi theo phạm vi và phiên bản dữ liệu, nên không so được thiết bị giữa hai gói bằng tên. Nhưng một lượt đo có trong hai gói vẫn nhận ra được bằng ngày, giờ, tốc độ, nơi đo: ai có cả hai gói thì nối được chúng, và qua đó nối được tên thiết bị. Vì vậy hãy chỉ gửi gói cho người cần nó.

Lượt đo do người dân tự đo bằng i-Speed: không biết gói cước, trong nhà hay ngoài trời. Tốc độ thấp vì gói cước hết dung lượng tốc độ cao hay vì ở trong nhà không tách ra được; tệp không ghi hai điều ấy.

## English

${list(facts.scope.en)}
- ${facts.rows} rows in rows.csv; data version ${facts.dataVersion}, last changed ${facts.changedAt} (UTC); program ${facts.program}
- Signing key: ${facts.fingerprint}

### What is in the pack

- rows.csv, rows.parquet: every test, failed ones (0 kbit/s) too. Positions rounded to 0.01 degree (some 1 km), the hour without minutes. \`device\` is a device's name in this pack alone; \`cluster\` the independent source that intervals rest on: the device, or place and day where it is not known.
${facts.hasAreas ? AREA_LINES.en : ''}${facts.hasGaps ? GAP_LINES.en : ''}- exclusions.csv: which tests do not count, why, how many.
${facts.hasOperatorTests ? OPERATOR_PARTS_EN : ''}- rules.json, standards.json: quality rules, how a verdict is reached, the standard and its documents.
- read-rows.sql: the question that the warehouse was asked.
- datapackage.json: description by Data Package 2.0. items.json: a hash of each rule, standard and figure.
- manifest-sha256.txt and its signature; public-key.pem.

### Check it without this program

The commands stand above. The signature of the whole file covers every byte but its own 88 characters. The key inside the pack only shows that the pack is intact; to know who signed it, compare the fingerprint with the key that the office publishes.

### What is not in it, and what can be joined all the same

No device id, hash of one, exact position, minute, or personal column of a file. Devices are renamed by scope and data version, so that names cannot be compared between two packs. But a test that is in two packs can be recognised by date, hour, speed and place: who holds both can join them, and through them the names of devices. So send a pack only to those who need it.

Tests are made by citizens with i-Speed: the plan and whether indoors or outdoors is not known. A speed that is low because a plan's fast volume was used up, or because of walls, cannot be told apart; files do not record it.
`;

import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for what can go wrong with results that are put into cases. */
export const ANNEX_FAULTS: Record<string, Record<Locale, Sentence>> = {
  annex_unreadable: {
    vi: () => 'Chưa đọc được yêu cầu. Hãy gửi JSON có sql, values, title, by; hoặc by, note khi rút.',
    en: () =>
      'The request could not be read. Send JSON with sql, values, title, by; or by, note to withdraw.',
  },
  annex_case_ended: {
    vi: (d) => `Hồ sơ ${d.number} đã kết thúc nên không thêm phụ lục được. Hãy chọn một hồ sơ đang mở.`,
    en: (d) => `Case ${d.number} has ended and takes no more annexes. Choose an open one.`,
  },
  annex_cut_off: {
    vi: (d) =>
      `Kết quả chỉ có ${d.rows} dòng đầu, không đủ nên không đưa vào hồ sơ được. Hãy lọc hoặc gộp bớt rồi làm lại.`,
    en: (d) =>
      `The result has the first ${d.rows} rows only and cannot be put into a case. Filter or group it, then try again.`,
  },
  annex_data_changed: {
    vi: (d) =>
      `Dữ liệu đã đổi từ khi bạn xem kết quả (phiên bản ${d.seen}, nay là ${d.now}). Hãy chạy lại câu truy vấn, xem kết quả mới rồi đưa vào hồ sơ.`,
    en: (d) =>
      `The data have changed since you saw the result (version ${d.seen}, now ${d.now}). Run the query again, look at the new result, then put it into the case.`,
  },
  annex_too_large: {
    vi: (d) => `Tệp của kết quả lớn hơn ${d.limit}. Hãy lọc hoặc gộp bớt rồi làm lại.`,
    en: (d) => `The file of the result is larger than ${d.limit}. Filter or group it, then try again.`,
  },
  annexes_full: {
    vi: (d) =>
      `Hồ sơ ${d.number} đã có ${d.most} phụ lục, không thêm được nữa. Hãy gộp số liệu vào ít phụ lục hơn.`,
    en: (d) => `Case ${d.number} already has ${d.most} annexes, the maximum. Put more into each of them.`,
  },
  annex_absent: {
    vi: (d) => `Hồ sơ ${d.number} không có phụ lục ${d.annex}. Hãy mở phụ lục từ trang của hồ sơ.`,
    en: (d) => `Case ${d.number} has no annex ${d.annex}. Open it from the page of the case.`,
  },
  annex_withdrawn: {
    vi: (d) => `Phụ lục ${d.annex} đã được rút từ trước. Hãy tải lại trang của hồ sơ.`,
    en: (d) => `Annex ${d.annex} has already been withdrawn. Reload the page of the case.`,
  },
  kept_too_large: {
    vi: (d) =>
      `Kết quả lớn hơn ${d.limit} nên liên kết chỉ giữ câu truy vấn. Hãy gộp bớt nếu cần giữ cả số liệu.`,
    en: (d) =>
      `The result is larger than ${d.limit}, so the link keeps only the query. Group the rows to keep the figures too.`,
  },
  kept_absent: {
    vi: (d) =>
      `Không còn giữ kết quả của phiên bản dữ liệu ${d.version}. Hãy chạy lại câu truy vấn trên dữ liệu hiện nay.`,
    en: (d) =>
      `The result of data version ${d.version} is no longer kept. Run the query again on the current data.`,
  },
  query_only_devices: {
    vi: (d) =>
      `Cột ${d.columns} phân biệt từng thiết bị, không đưa vào tệp, liên kết hay hồ sơ; để ngoài thì kết quả không còn cột nào. Hãy chọn thêm cột khác, hoặc đếm: count(distinct device).`,
    en: (d) =>
      `Column ${d.columns} tells devices apart and stays out of files, links and cases; without it no column is left. Choose others too, or count: count(distinct device).`,
  },
  query_devices_unplaced: {
    vi: (d) =>
      `Câu truy vấn có cột phân biệt từng thiết bị (${d.columns}) nhưng không cho biết đó là cột nào của kết quả, nên chưa thể để riêng cột ấy ra ngoài tệp, liên kết hay hồ sơ. Hãy đặt tên cho cột (as ...) hoặc bỏ cột.`,
    en: (d) =>
      `The query has a column that tells devices apart (${d.columns}) and does not say which column of the result it is: it cannot be left out of a file, link or case. Give it a name (as ...) or remove it.`,
  },
  query_sorts_devices: {
    vi: () =>
      'Câu truy vấn sắp xếp (ORDER BY) theo cột phân biệt từng thiết bị: dù để ngoài cột ấy, thứ tự các dòng vẫn cho biết dòng nào của cùng một thiết bị, nên không đưa vào tệp, liên kết hay hồ sơ được. Hãy sắp xếp theo cột khác.',
    en: () =>
      'The query is ordered by what tells devices apart: even without that column, the order of the rows would show which belong to one device, so the result cannot go into a file, link or case. Order by something else.',
  },
  query_devices_in_file: {
    vi: (d) =>
      `Tệp ${d.format} không có số thiết bị. Hãy bỏ devices khỏi yêu cầu; chỉ arrow và json nhận devices, để xem.`,
    en: (d) =>
      `Files in ${d.format} have no device numbers. Leave devices out of the request; only arrow and json accept it, for viewing.`,
  },
};

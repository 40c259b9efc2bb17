/** Names of the sheets of a table of figures, and the heads of what its columns mean: the file is read in both languages. */
export const tableWorkbookMessages = {
  figures: 'Số liệu',
  columns: 'Các cột',
  source: 'Nguồn',
  columnHeads: ['Cột', 'Đơn vị', 'Nghĩa', 'Meaning'],
} as const;

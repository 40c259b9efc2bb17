/** Words that a new province's files begin with until the office writes its own: Vietnamese only, as its documents are. */
export const PROVINCE_FILE_WORDS = {
  issuer: 'Sở Khoa học và Công nghệ',
  symbol: 'SKHCN',
  signatory: 'Giám đốc',
  superior: (province: string) => `UBND ${province}`,
  edition: (province: string, from: string | null) =>
    `Địa giới ${province}${from === null ? '' : ` từ ${from}`}`,
  press: (name: string) => `Báo và Phát thanh, Truyền hình ${name}`,
  frame: 'Khung chung của các tỉnh: đối chiếu với danh sách của cơ quan',
  ofOutlines: 'Tên lấy từ tệp ranh giới',
  city: 'thành phố',
  province: 'tỉnh',
} as const;

/** Words of the blank form that a unit fills, beside those of the consolidated table; in Vietnamese only, as it is. */
export const templateWords = {
  howTo: 'Chỉ điền các ô màu, ghi số nguyên; không có thì ghi 0. Không cần xóa hay thêm dòng, cột.',
  lastTime: (month: string, installs: string, accesses: string) =>
    `Lũy kế đến kỳ trước (tháng ${month}): ${installs} người cài đặt, ${accesses} lượt truy cập. Ô lũy kế tự cộng thêm số trong tháng; sửa được nếu chưa đúng.`,
  wrongTitle: 'Số liệu chưa đúng',
  wrong: 'Ô này chỉ nhận số nguyên từ 0 trở lên, không kèm chữ, ví dụ 1250.',
};

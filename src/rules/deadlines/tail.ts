/** How far the words of an event or a condition run on. */

const STOP =
  /[,.;:()\n“”]|\s(?:để|nhằm|thì|đồng\s+thời|và\s+(?:những|các|báo|gửi|tổ\s+chức|tổng\s+hợp|hoàn|thực\s+hiện)|báo\s+cáo\s+(?:về|kết|UBND|Ủy)|lập\s+báo|phải|trước\s+ngày|chậm\s+nhất|hoàn\s+thành\s+(?:trước|trong)|theo\s+quy\s+định|trong\s+(?:tháng|quý|năm|vòng|thời\s+hạn)|đến\s+hết|các\s+(?:sở|đơn\s+vị|cơ\s+quan|phòng|xã|địa\s+phương)\s|tổ\s+chức\s+(?:họp|triển)|tham\s+mưu|kịp\s+thời)/iu

/** The offset where the clause that starts at `start` ends: at a comma or stop, at the words of another act, or after `limit` characters at a space. */
export function clauseEnd(text: string, start: number, limit = 160): number {
  const ahead = text.slice(start, start + limit)
  const stop = ahead.search(STOP)
  const close = stop >= 0 ? stop : ahead.length < limit ? ahead.length : Math.max(ahead.lastIndexOf(' '), 0)
  return start + ahead.slice(0, close).trimEnd().length
}

/** The same in a cell or a label, where only ";", a line break and the end of a sentence part one limit from the next. */
export function segmentEnd(text: string, start: number, limit = 400): number {
  const ahead = text.slice(start, start + limit)
  const stop = ahead.search(/[;\n]|\.(?:\s|$)|\.\/\.|\s\((?=\d|trước\s|từ\s|đến\s|chậm\s+nhất|xong\s|tháng\s+\d|quý\s+[IV\d])/u)
  return start + (stop >= 0 ? ahead.slice(0, stop) : ahead).trimEnd().length
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/** 一组四位数的大写，前面的零不写。 */
function group(four) {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) { zero = text !== ''; continue }
    text += (zero ? '零' : '') + digits[digit] + places[place]
    zero = false
  }
  return text
}

/** 整数元的大写。 */
function yuan(number) {
  let text = ''
  for (let index = groups.length - 1; index >= 0; index--) {
    const four = Math.floor(number / 10000 ** index) % 10000
    if (four === 0) continue
    const gap = text !== '' && (four < 1000 || Math.floor(number / 10000 ** (index + 1)) % 10 === 0)
    text += (gap ? '零' : '') + group(four) + groups[index]
  }
  return text
}

export function toWords(amount) {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(amount))
  if (!match) throw new RangeError('金额是不超过千亿的非负数，最多两位小数')
  const [jiao, fen] = (match[2] ?? '').padEnd(2, '0').split('').map(Number)
  const whole = yuan(Number(match[1]))
  let text = whole === '' ? '' : whole + '元'
  if (jiao > 0) text += digits[jiao] + '角'
  if (fen > 0) text += (jiao === 0 && text !== '' ? '零' : '') + digits[fen] + '分'
  if (text === '') return '零元整'
  return fen === 0 ? text + '整' : text
}

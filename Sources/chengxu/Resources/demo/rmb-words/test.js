import { toWords } from './index.js'

const cases = {
  '0': '零元整', '1': '壹元整', '10': '壹拾元整', '101': '壹佰零壹元整', '1203.50': '壹仟贰佰零叁元伍角整',
  '10000': '壹万元整', '10001': '壹万零壹元整', '100010': '壹拾万零壹拾元整', '0.05': '伍分', '3.05': '叁元零伍分',
  '20300400.10': '贰仟零叁拾万零肆佰元壹角整', '100000000': '壹亿元整', '100000001': '壹亿零壹元整',
}
let wrong = 0
for (const [amount, words] of Object.entries(cases)) {
  if (toWords(amount) !== words) { wrong++; console.log(`${amount}: ${toWords(amount)}，应为 ${words}`) }
}
for (const amount of ['-1', '1.234', 'abc', '1e5', '']) {
  try { toWords(amount); wrong++; console.log(`${amount} 应当报错`) } catch (error) { if (!(error instanceof RangeError)) throw error }
}
console.log(wrong === 0 ? '全部通过' : `${wrong} 个不对`)
process.exitCode = wrong === 0 ? 0 : 1

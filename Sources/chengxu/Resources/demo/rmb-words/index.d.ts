/** 金额的大写。金额是整数（元）或最多两位小数的字符串；不合规定时抛出 RangeError。 */
export function toWords(amount: string | number | bigint): string

// 统计当前页面可见文字：汉字按字，西文按词。不联网，不保存。
async function main() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  const [{ result }] = await chrome.scripting.executeScript({
    target: { tabId: tab.id }, func: () => (getSelection().toString() || document.body.innerText),
  })
  const han = (result.match(/\p{Script=Han}/gu) || []).length
  const words = (result.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu) || []).length
  document.getElementById('out').textContent = `汉字 ${han}，西文 ${words} 词`
}
main()

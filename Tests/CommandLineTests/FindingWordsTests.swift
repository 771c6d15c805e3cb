import Evidence
import Testing

@testable import chengxu

@Suite struct FindingWordsTests {
    @Test(arguments: [
        (BundleFinding(member: "entries/000003.json", fault: .wrongHash), "内容在导出之后被改过", "changed after the bundle was made"),
        (.init(member: "checkpoint", fault: .tailDropped(newest: 19)), "已经有第 19 条", "already an entry #19"),
        (.init(member: nil, fault: .archive(.endRecord)), "整个文件", "followed by something else"),
        (.init(member: nil, fault: .archive(.gap(before: nil))), "目录之前", "the archive's list"),
        (.init(member: nil, fault: .archive(.centralHeader(0))), "第 1 项", "item 1 of"),
        (.init(member: "values/000002.json", fault: .wrongOpening(field: "text")), "“text”的内容", "“text” does not say"),
        (.init(member: "entries/000001.json", fault: .chain(.sequenceGap)), "编号不连续", "are missing"),
        (.init(member: "entries/000001.json", fault: .header(.invalid(.facts))), "“facts”不合规定", "entry's “facts”"),
        (.init(member: "manifest.note", fault: .badSignature(keyName: "a.example/log")), "a.example/log 名义", "forged"),
        (.init(member: "files/00", fault: .fileSizeDiffers(stated: 7)), "7 字节", "7 bytes"),
    ]) func aFaultIsASentenceInBothLanguages(_ finding: BundleFinding, _ zh: String, _ en: String) {
        let both = FindingWords(finding, VerifyWords(nil)).line
        #expect(both.contains(zh) && both.contains(en), "\(both)")
        #expect(both.hasPrefix("✗ \(finding.member ?? "整个文件 / the file as a whole")"))
        let english = FindingWords(finding, VerifyWords(.en)).line
        #expect(english.contains(en) && !english.contains { $0.isChinese }, "\(english)")
        #expect(!both.contains("\(finding.fault)"), "the name of a case is no sentence: \(both)")
    }
}

extension Character {
    fileprivate var isChinese: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}

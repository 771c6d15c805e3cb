import Evidence
import Market
import Service
import Store

/// What a verified bundle proves, in words that a layman reads.
struct VerifyReport {
    private let report: BundleReport
    private let words: VerifyWords

    init(_ report: BundleReport, words: VerifyWords) {
        self.report = report
        self.words = words
    }

    /// The whole report, line by line.
    var lines: [String] { headLines + entryLines + fileLines + conclusionLines }

    private var headLines: [String] {
        var lines: [String] = []
        if let stream = report.stream { lines.append(words.both(zh: "卷宗 \(stream)", en: "Case file \(stream)")) }
        if let checkpoint = report.checkpoint {
            lines.append(
                words.both(
                    zh: "日志 \(checkpoint.origin)，检查点含 \(checkpoint.size) 条记录",
                    en: "Log \(checkpoint.origin), checkpoint over \(checkpoint.size) entries"))
        }
        lines.append("")
        return lines
    }

    private var entryLines: [String] {
        report.entries.flatMap { entry in
            let holds = entry.isLinked == true && entry.isIncluded && !entry.fields.contains { $0.isWrong }
            var lines = [
                "\(holds ? "✓" : "✗") #\(entry.header.sequence)  \(UTCTime.text(entry.header.timeMs))  \(sentence(entry))"
            ]
            if let signature = entry.signature { lines.append("      \(line(of: signature))") }
            for field in entry.fields {
                lines.append("      \(field.name): \(value(of: field))")
            }
            return lines
        }
    }

    private func line(of signature: BundleReport.Signature) -> String {
        let name = signature.algorithm.rawValue
        return signature.isValid
            ? words.both(
                zh: "✓ 本人密钥签名（\(name)），签的正是 \(signature.signed.hex)",
                en: "✓ signed with the party's own key (\(name)), exactly \(signature.signed.hex)")
            : words.both(zh: "✗ 密钥签名（\(name)）不成立", en: "✗ the signature by key (\(name)) does not hold")
    }

    private func sentence(_ entry: BundleReport.Entry) -> String {
        do {
            let event = try Entry(
                position: entry.logIndex ?? 0, header: entry.header, hash: entry.entryHash, openings: [:]
            ).event(as: TradeEvent.self)
            let sentence = EntryWords.sentence(for: event)
            return words.both(zh: sentence.zh, en: sentence.en)
        } catch {
            return entry.header.kind
        }
    }

    private func value(of field: BundleReport.Field) -> String {
        if field.isWrong { return words.both(zh: "内容与承诺不符", en: "is not what was committed to") }
        guard let opening = field.opening else {
            return words.both(zh: "未公开或已删除（承诺仍在）", en: "withheld or erased (the commitment stands)")
        }
        let text = opening.text ?? words.both(zh: "（二进制）", en: "(binary)")
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        return flat.count > 160 ? String(flat.prefix(160)) + "…" : flat
    }

    private var fileLines: [String] {
        report.files.map { file in
            words.both(
                zh: "✓ 文件 \(file.sha256.hex)，\(file.sizeBytes) 字节，与记录一致",
                en: "✓ File \(file.sha256.hex), \(file.sizeBytes) bytes, as the record names it")
        }
    }

    private var conclusionLines: [String] {
        guard report.isIntact else {
            return [""] + report.findings.map { FindingWords($0, words).line }
                + [words.both(zh: "这份证据包不可信。", en: "This bundle does not hold.")]
        }
        return [
            "",
            words.both(
                zh: "\(report.entries.count) 条记录首尾相连，一条不少，顺序未变，全部在日志里。",
                en: "\(report.entries.count) entries are linked without a gap, in order, and all are in the log."),
            words.both(
                zh: "导出时没有被截掉的尾巴：最后一条就是当时最新的一条。",
                en: "No tail was dropped: the last entry was the newest one when the log was signed."),
            trustLine,
        ]
    }

    private var trustLine: String {
        switch report.trust {
        case .trustedKeys:
            words.both(zh: "签名由您给出的密钥作出。", en: "The signatures are by the keys that you gave.")
        case .keysFromBundleOnly:
            words.both(
                zh: "签名用的是随包附上的密钥 \(keyNames)；请与您从别处得到的密钥核对（--key）。",
                en:
                    "The signatures are by keys that came with the bundle, \(keyNames); compare them with what you have from elsewhere (--key)."
            )
        case .untrustedKeys:
            words.both(zh: "✗ 签名不是您信任的密钥作出的。", en: "✗ The signatures are not by keys that you trust.")
        case .noSignature:
            words.both(zh: "✗ 没有有效签名。", en: "✗ There is no valid signature.")
        }
    }

    private var keyNames: String {
        (report.checkpointSigners + report.exportSigners).map(\.key.name).joined(separator: ", ")
    }
}

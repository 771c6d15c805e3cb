import Ledger
import Market

// The lines of a brief, section by section.

extension CaseBriefText.Line {
    init(_ statement: BriefStatement) {
        let (claims, stance) = (DisputeWords.names(statement.claims), statement.stance.map { DisputeWords.name($0) })
        let more = statement.claims.isEmpty ? stance : claims
        self.init(
            text: CaseBriefWords.sentence(statement.what, by: statement.by)
                + (more.map { Bilingual(zh: "：\($0.zh)", en: ": \($0.en)") } ?? Bilingual(zh: "", en: "")), words: statement.text,
            at: statement.at,
            entries: [statement.entry],
            facts: [("what", statement.what.rawValue), ("by", statement.by.rawValue)]
                + (statement.claims.isEmpty ? [] : [("claims", statement.claims.map(\.rawValue).joined(separator: " "))])
                + (statement.stance.map { [("stance", $0.rawValue)] } ?? []))
    }

    init(_ promise: BriefPromise, _ clauses: PageTerms, _ terms: Terms) {
        let row = clauses.rows.first { $0.key == promise.clause.name }
        let label = row?.label ?? CaseBriefWords.name(of: promise.clause)
        // What is usual is left out of the document, and is agreed all the same.
        let value = row?.value ?? CaseBriefWords.usual(promise.clause, in: terms)
        var text = value.map { Bilingual(zh: "\(label.zh)：\($0.zh)", en: "\(label.en): \($0.en)") } ?? label
        if let count = promise.count { text = text + CaseBriefWords.counted(count, promise.clause) }
        if let lateMs = promise.lateMs { text = text + CaseBriefWords.late(lateMs) }
        self.init(
            text: text, mark: CaseBriefWords.mark(of: promise.standing), due: promise.due, entries: promise.entries,
            facts: [
                ("clause", promise.clause.name), ("standing", promise.standing.rawValue), ("measure", promise.measure.rawValue),
                ("owedBy", promise.owedBy?.rawValue ?? "both"),
            ] + (promise.lateMs.map { [("lateMs", String($0))] } ?? [])
                + (promise.count.map { [("done", String($0.done)), ("of", String($0.of))] } ?? []))
    }

    init(_ clock: BriefClock) {
        var text = CaseBriefWords.name(of: clock.duty)
        if clock.part > 1 { text = Bilingual(zh: "里程碑 \(clock.part)：\(text.zh)", en: "Milestone \(clock.part): \(text.en)") }
        self.init(
            text: text + CaseBriefWords.margin(of: clock), mark: CaseBriefWords.mark(of: clock), at: clock.begunAt, due: clock.due,
            entries: clock.entries,
            facts: [
                ("duty", clock.duty.name), ("part", String(clock.part)), ("outcome", clock.outcome.rawValue),
                ("marginMs", String(clock.marginMs)), ("owedBy", clock.owedBy.map(\.rawValue).joined(separator: " ")),
            ])
    }

    init(_ warning: BriefWarning) {
        let facts: [(name: String, value: String)] =
            switch warning {
            case .offPlatform(let by, let kinds, _):
                [("what", "offPlatform"), ("by", by.rawValue), ("kinds", kinds.map(\.rawValue).joined(separator: " "))]
            case .claim(let rule, let place, _): [("what", "claim"), ("rule", rule.rawValue), ("place", place)]
            case .contradiction(let record, _):
                [("what", "contradiction"), ("kind", record.kind.rawValue), ("first", record.first), ("second", record.second)]
            }
        self.init(text: CaseBriefWords.sentence(for: warning), entries: warning.entries, facts: facts)
    }

    init(_ proof: BriefProof) {
        self.init(
            text: CaseBriefWords.sentence(for: proof), mark: CaseBriefWords.mark(of: proof.strength), entries: proof.entries,
            moreCount: proof.count - proof.entries.count,
            facts: [
                ("what", proof.what.rawValue), ("by", proof.by?.rawValue ?? ""), ("strength", proof.strength.rawValue),
                ("count", String(proof.count)),
            ])
    }
}

extension CaseBriefText {
    /// A handing over takes several lines: itself, its files with their transfers, what else the buyer did, the receipt.
    static func lines(of handover: BriefHandover) -> [Line] {
        let round = handover.round
        let method = CaseBriefWords.name(of: handover.method)
        var lines = [
            Line(
                text: Bilingual(
                    zh: "第 \(round) 次交付：\(method.zh)，清单 SHA-256 \(handover.manifest.rawValue.prefix(12))…",
                    en: "Delivery \(round): \(method.en), list SHA-256 \(handover.manifest.rawValue.prefix(12))…"),
                at: handover.at, entries: [handover.entry],
                facts: [
                    ("what", "delivery"), ("round", String(round)), ("method", handover.method.rawValue),
                    ("manifest", handover.manifest.rawValue),
                ])
        ]
        lines += handover.files.map { line(of: $0, in: handover) } + handover.dealings.map { line(of: $0, round) }
        lines.append(receipt(of: handover))
        if let comparison = handover.comparison { lines.append(CaseBriefWords.line(comparing: comparison, handover)) }
        return lines
    }

    private static func line(of file: BriefHandover.File, in handover: BriefHandover) -> Line {
        let all = EntryWords.bytes(file.artefact.bytes)
        let fetched = EntryWords.bytes(file.coveredBytes)
        let times = file.transfers.count
        let text =
            file.isComplete
            ? Bilingual(zh: "文件已完整下载（\(all.zh)，共 \(times) 次传输）", en: "file downloaded completely (\(all.en), \(times) transfer(s))")
            : times == 0
                ? Bilingual(zh: "文件没有下载记录（\(all.zh)）", en: "file never downloaded (\(all.en))")
                : Bilingual(
                    zh: "文件只下载了一部分（\(fetched.zh)，共 \(all.zh)）", en: "file downloaded in part (\(fetched.en) of \(all.en))")
        return Line(
            text: text, words: file.name,
            mark: file.isComplete
                ? Mark(text: Bilingual(zh: "完整", en: "complete"), tone: .good)
                : Mark(text: Bilingual(zh: "不完整", en: "not complete"), tone: .open),
            at: file.transfers.last?.at,
            entries: Array(([handover.entry] + file.transfers.map(\.entry)).prefix(CaseBrief.citedMax)),
            moreCount: max(0, times + 1 - CaseBrief.citedMax),
            facts: [
                ("what", "file"), ("round", String(handover.round)), ("sha256", file.artefact.sha256.rawValue),
                ("bytes", String(file.artefact.bytes)), ("coveredBytes", String(file.coveredBytes)),
                ("isComplete", String(file.isComplete)), ("transfers", String(times)),
            ])
    }

    private static func line(of dealing: BriefHandover.Dealing, _ round: Int) -> Line {
        let (text, mark, name): (Bilingual, Mark?, String) =
            switch dealing.what {
            case .revealed: (Bilingual(zh: "买家查看了密钥", en: "The buyer revealed the secret"), nil, "revealed")
            case .commitFound(let isTheSame):
                isTheSame
                    ? (Bilingual(zh: "买家在仓库中看到移交的提交", en: "The buyer found the commit that was handed over"), nil, "sameCommit")
                    : (Bilingual(zh: "买家在仓库中看到另一个提交", en: "The buyer found another commit"), CaseBriefWords.said, "otherCommit")
            case .judged(let criterion, let isMet):
                isMet
                    ? (Bilingual(zh: "买家认可第 \(criterion) 项标准", en: "The buyer called criterion \(criterion) met"), nil, "met")
                    : (
                        Bilingual(zh: "买家认为第 \(criterion) 项标准没有达到", en: "The buyer called criterion \(criterion) not met"),
                        CaseBriefWords.said, "notMet"
                    )
            }
        return Line(
            text: text, mark: mark, at: dealing.at, entries: [dealing.entry],
            facts: [("what", name), ("round", String(round))])
    }

    private static func receipt(of handover: BriefHandover) -> Line {
        let facts = [("what", "receipt"), ("round", String(handover.round)), ("isSigned", String(handover.receipt != nil))]
        guard let receipt = handover.receipt else {
            return Line(
                text: Bilingual(zh: "没有签收", en: "Nobody signed for it"),
                mark: Mark(text: Bilingual(zh: "未签收", en: "not signed"), tone: .open), entries: [handover.entry], facts: facts)
        }
        let how = EntryWords.how(receipt.method)
        return Line(
            text: Bilingual(zh: "买家签收（\(how.zh)）", en: "The buyer signed for it (\(how.en))"),
            mark: Mark(text: Bilingual(zh: "已签收", en: "signed"), tone: .good), at: receipt.at, entries: [receipt.entry],
            facts: facts + [("method", receipt.method.rawValue)])
    }
}

extension Bilingual {
    /// Both, one after the other.
    static func + (left: Bilingual, right: Bilingual) -> Bilingual { Bilingual(zh: left.zh + right.zh, en: left.en + right.en) }
}

extension EntryWords {
    /// A count of bytes in both languages.
    static func bytes(_ count: Int64) -> Bilingual {
        let grouped = PageText.grouped(count)
        return Bilingual(zh: "\(grouped) 字节", en: "\(grouped) bytes")
    }
}

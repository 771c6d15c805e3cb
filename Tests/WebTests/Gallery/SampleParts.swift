@testable import Web

/// Believable data for every page, so that pages can be looked at and checked without rules or a store.
struct Samples {
    let language: Language
    /// 2026-11-23 08:43:35 in China.
    let nowMs: Int64 = 1_795_394_615_000

    var zh: Bool { language == .zh }

    func both(_ chinese: String, _ english: String) -> String { zh ? chinese : english }

    func ago(_ minutes: Int64) -> Moment { Moment(nowMs - minutes * 60_000, now: nowMs, language) }
    func at(_ ms: Int64) -> Moment { Moment(ms, now: nowMs, language) }
    func inHours(_ hours: Int64) -> Deadline { Deadline(nowMs + hours * 3_600_000 + 1_920_000, now: nowMs, language) }

    var buyer: MemberName { MemberName(id: "m_lilei", name: both("李雷", "Li Lei"), credit: both("信用 ♥♥", "credit ♥♥")) }
    var seller: MemberName {
        MemberName(id: "m_hanmei", name: both("韩梅梅工作室", "Han Studio"), credit: both("信用 ◆◆", "credit ◆◆"))
    }

    let sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    let sha2 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

    func file(download: Bool = true) -> FileFact {
        FileFact(
            name: both("进销存管理系统-v3.2.1.zip", "inventory-manager-v3.2.1.zip"), sizeBytes: 3_565_158, sha256: sha,
            downloadPath: download ? "/trades/t_1024/files/\(sha)" : nil)
    }

    var tradeLink: Link { Link(text: both("#T-1024 进销存管理系统", "#T-1024 Inventory manager"), path: "/trades/t_1024") }

    var diff: ClauseDiff {
        ClauseDiff(
            version: both("第 2 版", "Version 2"),
            changes: [
                .init(
                    clause: both("价格", "Price"), was: "¥999.00", now: "¥899.00", weight: language.say("materiality.price"),
                    isMaterial: true),
                .init(clause: both("验收期", "Acceptance"), was: both("7 天", "7 days"), now: both("10 天", "10 days")),
                .init(
                    clause: both("补充约定", "Further clause"), was: nil,
                    now: both("卖家提供一次远程安装，不超过两小时。", "The seller installs it once remotely, two hours at most.")),
                .init(
                    clause: both("补充约定", "Further clause"), was: nil, now: nil,
                    pieces: [
                        .init(text: both("仅限", "for "), isRemoved: false, isAdded: false, isKept: true),
                        .init(text: both("一", "one"), isRemoved: true, isAdded: false, isKept: false),
                        .init(text: both("两", "two"), isRemoved: false, isAdded: true, isKept: false),
                        .init(text: both("个网站使用", " sites"), isRemoved: false, isAdded: false, isKept: true),
                    ], hasPieces: true, weight: language.say("materiality.ownWords"), isMaterial: true),
            ],
            rest: both("其余 5 条未变", "5 other clauses unchanged"), path: "/trades/t_1024/terms/2",
            note: language.say("diff.material", ["against": language.say("terms.version", ["n": "1"])]))
    }

    var refusal: RefusalNote {
        RefusalNote(
            .fields([FieldProblem("price", "notAnAmount"), FieldProblem("title", "missing")]), language,
            labels: ["price": both("价格", "Price"), "title": both("标题", "Title")])
    }
}

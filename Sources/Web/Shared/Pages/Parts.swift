/// A moment as pages show it. A script puts the reader's own zone in place of the text.
struct Moment: Sendable, Equatable {
    /// `2026-11-23T00:43:35Z`.
    let iso: String
    /// `2026年11月23日 08:43`.
    let text: String
    /// `5 分钟前`.
    let ago: String

    init(_ timeMs: Int64, now nowMs: Int64, _ language: Language) {
        iso = TimeText.iso(timeMs)
        text = TimeText.moment(timeMs, language)
        ago = TimeText.ago(timeMs, now: nowMs, language)
    }
}

/// A moment by which something has to be done.
struct Deadline: Sendable, Equatable {
    let iso: String
    let text: String
    /// `还剩 2 天 3 小时`.
    let left: String
    /// Less than a day is left, or it is past.
    let isSoon: Bool

    init(_ timeMs: Int64, now nowMs: Int64, _ language: Language) {
        iso = TimeText.iso(timeMs)
        text = TimeText.moment(timeMs, language)
        left = TimeText.left(until: timeMs, now: nowMs, language)
        isSoon = timeMs - nowMs < 86_400_000
    }
}

/// A text that leads somewhere.
struct Link: Sendable, Equatable {
    let text: String
    let path: String
}

/// A label and its value.
struct Fact: Sendable, Equatable {
    let label: String
    let value: String
    /// Whether the value is for machines too, such as a hash: shown in fixed-width letters.
    var isCode = false
}

/// A short word about a state.
struct Badge: Sendable, Equatable {
    /// How it looks.
    enum Tone: String, Sendable {
        case calm
        case active
        case good
        case warn
        case bad
    }

    let text: String
    let tone: String

    init(_ text: String, _ tone: Tone) {
        self.text = text
        self.tone = tone.rawValue
    }
}

/// A member named on a page.
struct MemberName: Sendable, Equatable {
    let name: String
    let path: String
    /// The first letter, for the small disc.
    let initial: String
    /// `信用 ◆◆`, nil where it does not matter.
    let credit: String?

    init(id: String, name: String, credit: String? = nil) {
        self.name = name
        path = "/members/" + id
        initial = name.first.map(String.init) ?? "·"
        self.credit = credit
    }
}

/// A file with what proves it.
struct FileFact: Sendable, Equatable {
    let name: String
    /// `1.5 MiB`.
    let size: String
    /// All 64 hexadecimal digits.
    let sha256: String
    /// The first 12 of them.
    let sha256Short: String
    /// Where to get it; nil for those who may not.
    let downloadPath: String?

    init(name: String, sizeBytes: Int64, sha256: String, downloadPath: String? = nil) {
        self.name = name
        size = NumberText.size(bytes: sizeBytes)
        self.sha256 = sha256
        sha256Short = String(sha256.prefix(12))
        self.downloadPath = downloadPath
    }
}

/// A hash that people compare and copy.
struct HashText: Sendable, Equatable {
    let full: String
    /// The first 12 digits.
    let short: String

    init(_ hex: String) {
        full = hex
        short = String(hex.prefix(12))
    }
}

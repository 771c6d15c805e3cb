import Foundation

@testable import Market

/// Messages with what the off-platform guard must find in them.
///
/// A line is a list of kinds, a tab and the message; what was split over several messages has ⏎ between them. `written-from.txt` was
/// in view when the rules were written; `held-back.txt`, about every third by the hash of its text, was set aside before, and
/// its mistakes are never shown. `later-mended.txt` and `later-unseen.txt` were thought up afterwards, as unlike the others as could
/// be, and parted in the same way.
struct GuardCorpus {
    struct Message {
        let kinds: Set<OffPlatformKind>
        let pieces: [String]

        var found: [OffPlatformFinding] {
            OffPlatformGuard.findings(in: pieces.last ?? "", after: Array(pieces.dropLast()))
        }
    }

    let messages: [Message]

    struct Malformed: Error { let line: String }

    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus/\(name).txt")
        messages = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#") else { return nil }
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { throw Malformed(line: String(line)) }
            let kinds = try parts[0].split(separator: ",").filter { $0 != "ok" }.map { label in
                guard let kind = OffPlatformKind(rawValue: String(label)) else { throw Malformed(line: String(line)) }
                return kind
            }
            return Message(kinds: Set(kinds), pieces: parts[1].components(separatedBy: " ⏎ "))
        }
    }

    /// How many messages are warned of rightly, wrongly, and not at all though they should be.
    typealias Score = ClaimsCorpus.Score

    /// The score of warning at all, how many of each kind were warned of, and the messages with a mistake.
    func scores() -> (total: Score, byKind: [OffPlatformKind: (of: Int, warned: Int)], mistakes: [String]) {
        var total = Score()
        var byKind: [OffPlatformKind: (of: Int, warned: Int)] = [:]
        var mistakes: [String] = []
        for message in messages {
            let isWarned = !message.found.isEmpty
            for kind in message.kinds {
                byKind[kind, default: (0, 0)].of += 1
                if isWarned { byKind[kind, default: (0, 0)].warned += 1 }
            }
            switch (isWarned, message.kinds.isEmpty) {
            case (true, false): total.right += 1
            case (true, true):
                total.wrong += 1
                mistakes.append("wrong: \(message.pieces.joined(separator: " ⏎ "))")
            case (false, false):
                total.missed += 1
                mistakes.append("missed: \(message.pieces.joined(separator: " ⏎ "))")
            case (false, true): break
            }
        }
        return (total, byKind, mistakes)
    }
}

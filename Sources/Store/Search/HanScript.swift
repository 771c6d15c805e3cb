import Foundation

/// What is known of single Han characters and of their sound, from the Unicode data that come with Foundation.
///
/// Source: the transforms `Traditional-Simplified` and `Han-Latin` of CLDR.
enum HanScript {
    /// The simplified form of a character; the character itself where it has none.
    static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard common.contains(scalar.value) else { return scalar }
        return table[Int(scalar.value - common.lowerBound)]
    }

    /// The first letters of the characters' Mandarin sounds, one for each: `dsxt` for 点数系统. Nil where a sound is not known.
    static func initials(_ han: [Unicode.Scalar]) -> String? {
        let text = String(String.UnicodeScalarView(han))
        guard let sounds = text.applyingTransform(.mandarinToLatin, reverse: false)?.split(separator: " "),
            sounds.count == han.count
        else { return nil }
        var initials: [Character] = []
        for sound in sounds {
            // A letter with its tone is two scalars once it is taken apart; the first is the bare letter.
            guard let first = String(sound).decomposedStringWithCanonicalMapping.unicodeScalars.first,
                ("a"..."z").contains(first)
            else { return nil }
            initials.append(Character(first))
        }
        for (place, (one, next)) in zip(han, han.dropFirst()).enumerated() {
            guard let right = otherSounds[String(one) + String(next)] else { continue }
            initials.replaceSubrange(place...place + 1, with: right)
        }
        return String(initials)
    }

    /// Words of this trade with a character of two sounds that the data give the other one.
    private static let otherSounds: [String: String] = [
        "银行": "yh", "行业": "hy", "行情": "hq", "行列": "hl", "排行": "ph", "长度": "cd", "长图": "ct", "长文": "cw", "长期": "cq",
        "重复": "cf", "重置": "cz", "重构": "cg", "重启": "cq", "重试": "cs", "重写": "cx", "重装": "cz", "重建": "cj", "音乐": "yy",
        "会计": "kj", "厦门": "xm", "校验": "jy", "校对": "jd", "调试": "ts", "调节": "tj", "调整": "tz", "弹窗": "tc", "弹性": "tx",
    ]

    private static let common: ClosedRange<UInt32> = 0x4E00...0x9FFF

    /// All common characters made simplified at once, since the transform is slow to begin and quick to go on.
    private static let table: [Unicode.Scalar] = {
        let all = common.compactMap(Unicode.Scalar.init)
        // A line's end between the characters keeps the transform from reading two of them as one word.
        let lines = String(String.UnicodeScalarView(all.flatMap { [$0, "\n"] }))
        let changed = lines.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) ?? lines
        let simplified = changed.unicodeScalars.filter { $0 != "\n" }
        return simplified.count == all.count ? Array(simplified) : all
    }()
}

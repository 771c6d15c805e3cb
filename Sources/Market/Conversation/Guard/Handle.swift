/// A name on another service, as it follows the service's: `微信号：abc_123`, `QQ 12345678`, `telegram @abc`.
enum Handle {
    /// Where the name ends that follows a service's; nil if none does.
    static func end(after channel: Range<Int>, in text: FoldedText) -> Int? {
        let letters = text.letters
        var place = channel.upperBound
        var isNamed = false
        var isShort = channel.count == 1
        while place < letters.count, place < channel.upperBound + 10, letters[place].gap <= .clause {
            if letters[place].gap == .clause { isNamed = true }
            if letters[place].value == Ascii.at {
                isNamed = true
                place += 1
                continue
            }
            guard let filler = fillers.longest(in: text, at: place) else { break }
            if filler.meaning { isNamed = true }
            isShort = false
            place = filler.range.upperBound
        }
        guard place < letters.count, letters[place].gap <= .clause else { return nil }
        if letters[place].gap == .clause { isNamed = true }
        let isApart =
            place > channel.upperBound || letters[place].gap != .none
            || !letters[place].value.isAsciiWord || !letters[channel.upperBound - 1].value.isAsciiWord
        guard isApart || letters[place].value.isAsciiDigit else { return nil }
        return digits(from: place, in: letters) ?? (isShort && !isNamed ? nil : word(from: place, isNamed: isNamed, in: letters))
            ?? (isNamed || place > channel.upperBound ? spelled(from: place, in: letters) : nil)
    }

    /// Five letters and digits or more with gaps between: one by one, as `l i n 9 9`, or in parts with a digit, as `lin-dev-2`.
    private static func spelled(from start: Int, in letters: [FoldedText.Letter]) -> Int? {
        var place = start
        var parts = 0
        var hasDigit = false
        while place < letters.count, letters[place].value.isAsciiWord, place == start || letters[place].gap <= .inside {
            // A new part is one space or line away.
            if place > start, letters[place].gap == .inside, letters[place].start - letters[place - 1].end > 1 { break }
            if place == start || letters[place].gap == .inside { parts += 1 }
            hasDigit = hasDigit || letters[place].value.isAsciiDigit
            place += 1
        }
        return place - start >= 5 && parts > 1 && (hasDigit || parts == place - start) ? place : nil
    }

    /// Five to twelve digits, with nothing sticking to them.
    private static func digits(from start: Int, in letters: [FoldedText.Letter]) -> Int? {
        var place = start
        while place < letters.count, place == start || letters[place].gap <= .inside, NumberWords.digit(letters[place].value) != nil
        {
            place += 1
        }
        guard (5...12).contains(place - start) else { return nil }
        let sticks =
            place < letters.count && letters[place].gap == .none
            && (letters[place].value.isAsciiLetter || letters[place].value == Ascii.point || letters[place].value == Ascii.percent)
        return sticks ? nil : place
    }

    /// A word of five letters or more, with a digit or a line in it unless the text says that it is a name.
    private static func word(from start: Int, isNamed: Bool, in letters: [FoldedText.Letter]) -> Int? {
        var place = start
        var isUnlikeAWord = false
        while place < letters.count, place == start || letters[place].gap == .none {
            let value = letters[place].value
            let isLine = value == Ascii.underscore
            guard value.isAsciiWord || isLine || (isNamed && value == Ascii.point) else { break }
            isUnlikeAWord = isUnlikeAWord || isLine || value.isAsciiDigit
            place += 1
        }
        guard place - start >= 5, letters[start].value.isAsciiLetter, isUnlikeAWord || isNamed else { return nil }
        if place < letters.count, letters[place].gap == .none,
            letters[place].value == Ascii.at || letters[place].value == Ascii.point
        {
            return nil
        }
        let word = String(String.UnicodeScalarView(letters[start..<place].compactMap { Unicode.Scalar($0.value) }))
        return notNames.contains(where: word.hasPrefix) ? nil : place
    }

    /// What may stand between; true where it says that a name follows.
    private static let fillers = PhraseBook<Bool>([
        ("{号|号码|账号|帐号|名|id|昵称|handle|username|号是|号为|id is|搜|搜索|搜一下|添加|加}", true),
        ("{是|为|联系|客服|咨询|群|群号|我|同号|找|一下|领资料|资料|me at|me on|number|at|is|me}", false),
    ])

    private static let notNames = [
        "login", "openid", "appid", "unionid", "oauth", "webhook", "token", "bot", "sdk", "api", "pay", "payment", "plugin",
        "client", "server", "official", "support", "native", "react", "flutter", "android", "windows", "linux", "module", "message",
        "channel",
        "notification", "template", "http", "https", "string", "integer", "varchar", "https", "mini", "program", "miniprogram",
        "login", "developer", "alert", "config", "secret", "webapp", "desktop", "version", "release", "media", "uniapp", "github",
        "gitee", "config", "nullable", "optional", "required", "boolean",
    ]
}

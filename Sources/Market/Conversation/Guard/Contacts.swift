/// Ways to reach somebody elsewhere: numbers, addresses, names on other services, and calls to write there.
///
/// It is precise where software has such words too: a login with WeChat, a package `a@1.2.3`, a version that looks like a number.
enum Contacts {
    /// What is found.
    struct Found: Sendable {
        /// The letters that it takes.
        let range: Range<Int>
        let nature: Nature
    }

    /// What it is that was found.
    enum Nature: Sendable {
        /// Something to write to or to ring up: a number, an address, a name on a service.
        case handle
        /// The number of a bank account or card.
        case account
        /// A call to write or ring elsewhere, without saying where.
        case call
    }

    static func found(in text: FoldedText) -> [Found] {
        let handles = (addresses(in: text) + names(in: text)).map { Found(range: $0, nature: .handle) }
        let all = numbers(in: text) + handles + calls(in: text).map { Found(range: $0, nature: .call) }
        var watched = Remembered()
        return (all + dotted(in: text)).filter { found in
            !Surroundings.isDenied(found.range, in: text)
                && !watched.answer(for: text.clause(around: found.range)) { Surroundings.isWatchedFor(found.range, in: text) }
        }
    }

    /// `139.1234.5678`: a mobile number with points, as no version and no address of the network has them.
    private static func dotted(in text: FoldedText) -> [Found] {
        let letters = text.letters
        return letters.indices.compactMap { start in
            guard start + 13 <= letters.count, letters[start].value == Ascii.zero + 1 else { return nil }
            let shape = letters[start..<(start + 13)].enumerated().allSatisfy { place, letter in
                (place == 0 || letter.gap == .none)
                    && (place == 3 || place == 8 ? letter.value == Ascii.point : letter.value.isAsciiDigit)
            }
            func sticks(_ place: Int) -> Bool { letters[place].value.isAsciiWord || letters[place].value == Ascii.point }
            if !shape || start > 0 && letters[start].gap == .none && sticks(start - 1) { return nil }
            if start + 13 < letters.count, letters[start + 13].gap == .none, sticks(start + 13) { return nil }
            return Found(range: start..<(start + 13), nature: .handle)
        }
    }

    private static func numbers(in text: FoldedText) -> [Found] {
        DigitRun.all(in: text).compactMap { run in
            number(run, in: text).map { Found(range: $0, nature: (15...19).contains(run.digits.count) ? .account : .handle) }
        }
    }

    private static func number(_ run: DigitRun, in text: FoldedText) -> Range<Int>? {
        guard run.digits.count >= 7 else { return nil }
        let clause = text.clause(around: run.range)
        let sentence = text.sentence(around: run.range)
        let before = max(sentence.lowerBound, run.range.lowerBound - 14)..<run.range.lowerBound
        let isCode = codes.stands(in: text, before)
        let first = run.range.lowerBound
        let isInternational =
            first > 0 && text.letters[first - 1].value == Ascii.plus && text.letters[first].gap == .none
            && !(first > 1 && text.letters[first - 2].value.isAsciiWord && text.letters[first - 1].gap == .none)
        if isInternational, (8...15).contains(run.digits.count) { return (first - 1)..<run.range.upperBound }
        let isGrouped = run.parts.count >= 4 && run.parts.dropLast().allSatisfy { $0 == 4 } && run.digits.starts(with: [6, 2])
        if (15...19).contains(run.digits.count), !isCode {
            let isBank =
                isGrouped || cards.stands(in: text, before) || run.digits.starts(with: [6, 2]) && cards.stands(in: text, sentence)
            if isBank || run.isCard { return run.range }
        }
        if run.isPartOfAName(in: text) || isCode || run.isDate { return nil }
        if run.isMobile || run.isLandline || run.isSpelled { return run.range }
        if run.digits.count == 10, run.digits.starts(with: [4, 0, 0]), dialling.stands(in: text, clause) { return run.range }
        return (7...12).contains(run.digits.count) && telephones.stands(in: text, clause) ? run.range : nil
    }

    /// E-mail addresses, also those that are spelled out.
    private static func addresses(in text: FoldedText) -> [Range<Int>] {
        let letters = text.letters
        var found: [Range<Int>] = spelled.hits(in: text).map(\.range)
        for place in letters.indices where letters[place].value == Ascii.at {
            var start = place
            while start > 0, start == place || letters[start].gap == .none, letters[start - 1].value.isPartOfAnAddress {
                start -= 1
            }
            var end = place + 1
            while end < letters.count, letters[end].gap <= (end == place + 1 ? .none : .inside),
                letters[end].value.isPartOfAnAddress,
                letters[end].gap == .none
                    || letters[end..<min(end + 12, letters.count)].contains(where: { $0.value == Ascii.point })
            {
                end += 1
            }
            let name = String(letters[start..<place].map(\.value))
            let host = String(letters[(place + 1)..<end].map(\.value))
            let parts = host.split(separator: ".")
            guard !name.isEmpty, letters[place].gap == .none, parts.count >= 2, let last = parts.last, last.count >= 2,
                last.utf8.allSatisfy({ $0 >= 0x61 }), !placeholders.contains(name),
                !reserved.contains(String(parts[parts.count - 2])),
                !["test", "local", "localhost", "invalid", "example"].contains(last)
            else { continue }
            found.append(start..<end)
        }
        return found
    }

    /// A service and a name on it: `微信 abc123`, `QQ群：123456`.
    private static func names(in text: FoldedText) -> [Range<Int>] {
        channels.hits(in: text).compactMap { hit in
            guard let end = Handle.end(after: hit.range, in: text),
                !codes.stands(in: text, max(0, hit.range.lowerBound - 6)..<hit.range.lowerBound)
            else { return nil }
            return hit.range.lowerBound..<end
        }
    }

    private static func calls(in text: FoldedText) -> [Range<Int>] {
        var functions = Remembered()
        return ContactWords.calls.hits(in: text).compactMap { hit in
            switch hit.meaning {
            case .certain: break
            case .unlessFunction: if Surroundings.isFunction(after: hit.range, in: text) { return nil }
            case .unlessClauseOfFunction:
                let isFunction = functions.answer(for: text.clause(around: hit.range)) {
                    Surroundings.isFunction(hit.range, in: text)
                }
                if isFunction { return nil }
            case .atEnd:
                let end = hit.range.upperBound
                let follows = end < text.letters.count && text.letters[end].gap < .clause
                if follows, !ContactWords.followers.stands(in: text, end..<min(end + 4, text.letters.count)) { return nil }
                if follows, Surroundings.isFunction(after: hit.range, in: text, within: 4) { return nil }
            }
            return hit.range
        }
    }

    private static let channels = PhraseBook(ContactWords.channels)
    private static let codes = PhraseBook([
        "订单", "单号", "编号", "流水号", "时间戳", "版本", "版本号", "序列号", "错误码", "坐标", "示例", "例如", "比如", "端口", "构建号", "校验", "哈希", "测试号", "参数",
        "常量", "毫秒", "条码", "物料",
        "appid", "app id", "commit", "hash", "version", "build", "timestamp", "order", "id", "sha", "md5", "uuid", "port", "isbn",
        "issn", "e.g", "eg", "example", "serial", "sku", "const", "seed",
    ])
    private static let cards = PhraseBook([
        "卡号", "银行卡", "账号", "开户", "户名", "汇款", "打款", "建行", "工行", "农行", "中行", "招行", "农业银行", "工商银行", "建设银行", "招商银行", "卡上", "卡里", "打到",
        "转到", "储蓄卡", "card", "account", "iban",
    ])
    private static let telephones = PhraseBook([
        "电话", "热线", "座机", "手机", "拨打", "致电", "来电", "tel", "phone", "call", "hotline", "mobile", "咨询电话", "联系方式",
    ])
    private static let dialling = PhraseBook(["打", "拨", "打这个", "热线", "电话", "call"])
    private static let spelled = PhraseBook([
        "艾特{gmail|qq|163|126|outlook|hotmail|foxmail|yahoo|icloud|sina}{点|.}{com|cn|net}",
        "{at|艾特|圈a} {gmail|qq|163|126|outlook|hotmail|foxmail|yahoo|icloud|sina|aliyun|protonmail}.{com|cn|net}",
        "{at|艾特|圈a} *{dot|点} {com|cn|net|org|io|me|top|xyz}",
    ])
    private static let placeholders: Set<String> = [
        "git", "your", "you", "xxx", "yourname", "name", "user", "username", "someone", "noreply", "no-reply", "foo", "bar", "test",
        "youremail", "email", "hg", "svn", "root", "demo",
    ]
    private static let reserved: Set<String> = [
        "example", "domain", "yourdomain", "xxx", "test", "host", "mydomain", "your-domain", "company", "xx",
    ]
}

extension UInt32 {
    fileprivate var isPartOfAnAddress: Bool {
        isAsciiWord || self == Ascii.point || self == Ascii.underscore || self == Ascii.plus
    }
}

extension String {
    fileprivate init(_ values: [UInt32]) {
        self.init(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    }
}

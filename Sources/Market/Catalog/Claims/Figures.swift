/// Figures that are to persuade, where the sentence does not say where they are from.
///
/// A clause with an amount and a boast is such a figure, in whatever order; one that speaks of a setting, a limit or a trigger is
/// not.
///
/// Source: 广告法 11: what is quoted must be true, exact, and its origin named.
enum Figures {
    static func objections(in text: FoldedText) -> [Objection] {
        let shares = amounts.hits(in: text)
        var clauses: [Range<Int>: [Range<Int>]] = [:]
        for hit in shares {
            let clause = text.clause(around: hit.range)
            guard clause.contains(hit.range), hit.meaning == .share || isLarge(hit.range, in: text) else { continue }
            let found = FigureWords.boasts.hits(in: text, clause).filter { boast in
                switch (hit.meaning, boast.meaning) {
                case (.share, _), (.count, .success), (.count, .deed):
                    distance(hit.range, boast.range) <= (text.letters[hit.range.lowerBound].value.isAsciiWord ? 26 : 14)
                case (.count, .gain): false
                }
            }
            if let nearest = found.min(by: { distance($0.range, hit.range) < distance($1.range, hit.range) }) {
                let both = [hit.range, nearest.range]
                clauses[clause, default: []].append(
                    min(both[0].lowerBound, both[1].lowerBound)..<max(both[0].upperBound, both[1].upperBound))
            }
        }
        let sure = FigureWords.sure.hits(in: text).map(\.range)
        let found = clauses.values.compactMap { $0.min { $0.lowerBound < $1.lowerBound } } + sure
        return found.filter { range in
            !Surroundings.isSourced(range, in: text) && !Surroundings.isDenied(range, in: text)
                && !FigureWords.settings.stands(in: text, text.clause(around: range))
        }.map { Objection(rule: .figureWithoutSource, range: $0) }
    }

    /// Whether a count is one to boast of: three digits or more, or a magnitude.
    private static func isLarge(_ range: Range<Int>, in text: FoldedText) -> Bool {
        let letters = text.letters
        let values = letters[range].map(\.value)
        if values.contains(where: { LetterFolding.magnitudes.contains($0) || $0 == Ascii.plus }) { return true }
        let digits = values.count(where: \.isAsciiDigit)
        if digits == values.count, range.upperBound < letters.count, letters[range.upperBound].gap == .none {
            return digits >= 3 && !letters[range.upperBound].value.isAsciiLetter
        }
        return digits >= 3 || values.contains(where: \.isAsciiLetter)
    }

    private static func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(0, max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound))
    }

    /// What an amount is by itself: a share or a multiple, or a count of something.
    private enum Amount { case share, count }

    private static let amounts = PhraseBook<Amount>([
        ("#%", .share), ("百分之#", .share), ("千分之#", .share), ("#个百分点", .share), ("#倍", .share), ("{数|好几|几十|几百|上百|若干}倍", .share),
        ("#成", .share), ("一半", .share), ("过半", .share), ("#分之#", .share), ("大半", .share), ("#x", .share),
        ("# {times|percent|fold}", .share), ("{two|three|one|a} {thirds|third|quarter|quarters|fifth|half}", .share),
        ("# out of #", .share), ("满分", .share),
        ("#{|多|余|+}{家|名|位|人|套|份|单|件|笔|次|条|个|台|店|所|户|元|块|万|亿|小时|天|分钟|站点|门店|用户|客户|企业|商家|star|stars|粉丝|订单|下载|k|m|k+|m+|+}", .count),
        ("{上千|上万|数千|数万|数百|数十万|数百万|成千上万|百万|千万|亿万|几千|几万|上百|上亿|十万}{|家|名|位|人|个|级|用户|客户|企业|商家|站点|次}", .count), ("#", .count),
        ("# {million|millions|thousand|billion|hundred|k|m|hours|hours every|happy}", .count),
        ("{two|three|five|ten|twenty|fifty|several|a few|one} {thousand|million|hundred|billion}", .count),
        ("{thousands|millions|hundreds|dozens}", .count), ("{half a|quarter of a|over a|a} million", .count),
    ])
}

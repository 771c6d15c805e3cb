import Market

/// What a seller was warned about and published all the same, as buyers read it below the listing. It quotes no words: the places
/// are named and the words stand there.
struct WarnedNote: Sendable {
    /// `发布时系统提示过 2 处`.
    let count: String
    let reasons: [String]

    init(_ warnings: OfferWarnings, _ category: Market.Category?, _ language: Language) {
        let labels = category.map { PlaceLabels($0, language) }
        func label(_ place: String) -> String { labels?[place] ?? place }
        count = language.count("claims.warned", Int64(warnings.count))
        let claims = warnings.claims.map { record in
            language.say(
                "claims.warned.claim",
                [
                    "place": label(record.place), "rule": language.say("claims.rule.\(record.rule.rawValue)"),
                    "source": record.rule.source,
                ])
        }
        let contradictions = warnings.contradictions.map { record in
            language.say(
                "claims.warned.contradiction",
                [
                    "kind": language.say("contradiction.kind.\(record.kind.rawValue)"),
                    "place": label(record.prevailing == .first ? record.first : record.second),
                ])
        }
        var seen: Set<String> = []
        reasons = (claims + contradictions).filter { seen.insert($0).inserted }
    }
}

extension OfferWarnings {
    /// For programs.
    func json(_ json: inout JSONText) {
        json.array("warnedClaims", claims) { record, json in
            json.member("rule", record.rule.rawValue)
            json.member("place", record.place)
            json.member("start", record.start)
            json.member("end", record.end)
        }
        json.array("warnedContradictions", contradictions) { record, json in
            json.member("kind", record.kind.rawValue)
            json.member("first", record.first)
            json.member("second", record.second)
            json.member("prevailing", record.prevailing.rawValue)
        }
    }
}

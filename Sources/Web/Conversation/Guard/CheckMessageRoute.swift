import Market
import Service

/// `POST /trades/:trade/messages/check`: what of a message that is being written leads the deal away. Nothing is kept.
enum CheckMessageRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/messages/check") { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let text = fields.optionalText("text", charactersMax: PostMessage.charactersMax) ?? ""
            try fields.finish()
            let findings = try await marketplace.offPlatform(text, in: trade, by: try visit.memberID())
            let found = Set(findings.map(\.kind))
            let kinds = OffPlatformKind.allCases.filter(found.contains)
            let notice = GuardNotice(kinds, said: nil, isOwn: true, visit.language)
            return .json { json in
                json.array("findings", findings) { finding, json in
                    json.member("kind", finding.kind.rawValue)
                    json.member("start", finding.span.lowerBound)
                    json.member("end", finding.span.upperBound)
                    json.member("confidence", finding.confidence.rawValue)
                }
                guard !findings.isEmpty else { return }
                json.member("headline", notice.headline)
                json.array("lost", notice.lost) { lost, json in
                    json.member("protection", lost.protection)
                    json.member("text", lost.text)
                }
                json.member("advice", texts: notice.advice)
            }
        }
    }
}

import Market
import Service

/// A rating with everything that was said and done about it, as pages show it.
struct RatingCard: Sendable {
    /// What was given before it was changed.
    struct Earlier: Sendable {
        let badge: Badge
        let words: String
        let moment: Moment
    }

    /// A message that the finding rests on.
    struct Quote: Sendable {
        let what: String
        let words: String
        let moment: Moment
    }

    /// The form in which staff mask words.
    struct Masking: Sendable {
        /// A choice of a list.
        struct Choice: Sendable {
            let value: String
            let label: String
        }

        let action: String
        /// The entries with words.
        let texts: [Choice]
        let grounds: [Choice]
    }

    /// A decision or an appeal.
    struct Decision: Sendable {
        let what: String
        let words: String
        let moment: Moment
    }

    let badge: Badge
    let words: String
    /// Why words are missing or masked; nil where none are.
    let masked: String?
    let by: String
    let about: String
    let moment: Moment
    /// The marks of its parts that were given.
    let parts: [Fact]
    let refunded: String?
    let earlier: [Earlier]
    let hasEarlier: Bool
    let reply: Earlier?
    /// What links it to a threat; nil where nothing does.
    let finding: String?
    /// The messages that it rests on, for those who may read them.
    let quotes: [Quote]
    let hasQuotes: Bool
    let decisions: [Decision]
    /// Whether and why it counts.
    let counts: Badge
    let why: String
    /// Nil for who is no staff.
    let masking: Masking?

    /// - Parameters:
    ///   - quotes: the messages that a finding rests on, where the reader may read them.
    ///   - isJudge: whether the reader may mask words.
    init(
        _ rating: ShownRating, quotes: [PressureQuote] = [], isJudge: Bool = false, now nowMs: Int64, _ language: Language
    ) {
        badge = Badge(rating.mark.score, language)
        words = Self.words(rating.texts.last, language)
        let ground = rating.texts.last?.masked
        masked = ground.map { language.say("ratings.masked", ["why": language.say("ratings.ground.\($0.rawValue)")]) }
        by = rating.raterName
        about = rating.side == .buyer ? language.say("member.rated.buyer") : language.say("member.rated.seller")
        moment = Moment(rating.at.ms, now: nowMs, language)
        parts = RatingParts.Part.allCases.compactMap { part in
            rating.mark.parts[part].map { Fact(label: language.say("ratings.part.\(part.rawValue)"), value: "\($0)/5") }
        }
        refunded = rating.isRefunded ? language.say("ratings.refunded") : nil
        earlier = rating.texts.dropLast().map { act in
            Earlier(
                badge: Badge(act.mark?.score ?? rating.mark.score, language), words: Self.words(act, language),
                moment: Moment(act.at.ms, now: nowMs, language))
        }
        hasEarlier = !earlier.isEmpty
        reply = rating.reply.map { act in
            Earlier(
                badge: Badge(language.say("ratings.reply"), .calm), words: Self.words(act, language),
                moment: Moment(act.at.ms, now: nowMs, language))
        }
        finding = rating.hasFinding ? language.say("ratings.finding") : nil
        self.quotes = quotes.map { quote in
            let what = quote.kinds.contains(.threat) ? "threat" : "demand"
            return Quote(
                what: language.say("ratings.quote.\(what)", ["n": String(quote.sequence)]),
                words: quote.words ?? language.say("ratings.noWords"), moment: Moment(quote.at.ms, now: nowMs, language))
        }
        hasQuotes = !quotes.isEmpty
        masking = isJudge ? Self.masking(rating, language) : nil
        decisions = rating.decisions.map { act in
            let outcome = act.kind == .appealed ? "" : act.isExcluded ? ".excluded" : ".kept"
            return Decision(
                what: language.say("ratings.\(act.kind.rawValue)\(outcome)"), words: act.words ?? language.say("ratings.noWords"),
                moment: Moment(act.at.ms, now: nowMs, language))
        }
        counts = Badge(
            rating.points > 0 ? "+1" : rating.points < 0 ? "−1" : "0",
            rating.points > 0 ? .good : rating.points < 0 ? .bad : .calm)
        why = language.say("ratings.standing.\(rating.standing.rawValue)")
    }

    private static func masking(_ rating: ShownRating, _ language: Language) -> Masking? {
        let acts = rating.texts + [rating.reply].compactMap { $0 }
        let texts = acts.filter { !($0.words ?? "").isEmpty }.map { act in
            Masking.Choice(value: String(act.sequence), label: String((act.words ?? "").prefix(40)))
        }
        guard !texts.isEmpty else { return nil }
        return Masking(
            action: "\(RatingsDeskRoutes.path)/\(rating.trade)/masks", texts: texts,
            grounds: RatingMasked.Ground.allCases.map {
                Masking.Choice(value: $0.rawValue, label: language.say("ratings.ground.\($0.rawValue)"))
            })
    }

    private static func words(_ act: ShownRating.Act?, _ language: Language) -> String {
        guard let words = act?.words else { return language.say("ratings.noWords") }
        return words.isEmpty ? language.say("ratings.silent") : words
    }
}

extension ShownRating {
    /// The rating for programs.
    func json(_ json: inout JSONText) {
        json.member("side", side.rawValue)
        json.member("score", mark.score.rawValue)
        json.member("words", words)
        mark.parts.json(&json)
        json.member("by", raterName)
        json.member("at", TimeText.iso(at.ms))
        json.member("refunded", isRefunded)
        json.member("points", points)
        json.member("standing", standing.rawValue)
        json.member("finding", hasFinding)
        json.array("history", acts) { act, json in
            json.member("sequence", act.sequence)
            json.member("kind", act.kind.rawValue)
            json.member("score", act.mark?.score.rawValue)
            json.member("words", act.words)
            json.member("masked", act.masked?.rawValue)
            if act.kind == .decided || act.kind == .ruled { json.member("excluded", act.isExcluded) }
            json.member("at", TimeText.iso(act.at.ms))
        }
    }
}

extension RatingParts {
    /// The marks that were given.
    func json(_ json: inout JSONText) {
        json.member("described", described)
        json.member("inTime", inTime)
        json.member("service", service)
    }
}

import Market
import Service

extension TradeScene {
    /// What an entry about a rating tells in the timeline.
    func ratingLine(_ line: inout TimelineLine, _ entry: TradeEntry) {
        switch entry.event {
        case .tradeRated(let facts):
            tell(&line, "tradeRated", facts.by, facts.given, facts.text.value, entry)
        case .ratingChanged(let facts):
            tell(&line, "ratingChanged", facts.by, facts.mark.value, facts.text.value, entry)
        case .ratingReplied(let facts):
            line.tell("ratingReplied", "chat")
            line.note = facts.text.value.map { masked($0, entry) }
        case .ratingMasked(let facts):
            line.tell(
                "ratingMasked", "shield", .warn,
                values: ["n": String(facts.text), "why": say("ratings.ground.\(facts.ground.rawValue)")])
        case .pressureNoted(let facts):
            line.tell(facts.kinds.contains(.threat) ? "pressureNoted.threat" : "pressureNoted.demand", "warn", .warn)
            line.actor = say("entry.guard")
        case .exclusionDecided(let facts):
            line.tell(facts.isExcluded ? "exclusionDecided.excluded" : "exclusionDecided.kept", "scale", .active, look: .milestone)
            line.note = facts.reason.value
        case .exclusionAppealed(let facts):
            line.tell("exclusionAppealed", "flag", .warn)
            line.note = facts.reason.value
        case .exclusionRuled(let facts):
            line.tell(facts.isExcluded ? "exclusionRuled.excluded" : "exclusionRuled.kept", "scale", .active, look: .milestone)
            line.note = facts.reason.value
        default: break
        }
    }

    private func tell(
        _ line: inout TimelineLine, _ key: String, _ by: Side, _ mark: RatingMark?, _ text: String?, _ entry: TradeEntry
    ) {
        guard trade.isShown(ratingBy: by, to: reading.role), let mark else {
            line.tell("\(key).closed", "star")
            return
        }
        line.tell(key, mark.score.rawValue, values: ["score": say("rating.\(mark.score.rawValue)")])
        line.note = text.flatMap { $0.isEmpty ? nil : masked($0, entry) }
        line.facts = RatingParts.Part.allCases.compactMap { part in
            mark.parts[part].map { Fact(label: say("ratings.part.\(part.rawValue)"), value: "\($0)/5") }
        }
    }

    /// The words with what staff have masked in them hidden, for the parties as for everybody.
    private func masked(_ words: String, _ entry: TradeEntry) -> String {
        let mask = Side.allCases.compactMap { trade.ratingFiles[$0]?.masks[entry.sequence] }.first
        return mask?.hide(words) ?? words
    }
}

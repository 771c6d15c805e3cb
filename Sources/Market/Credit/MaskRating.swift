/// Staff mask unlawful words of a rating or of a reply. The rating stays, counts as before, and shows that and why it was masked.
///
/// Source: RULES.md, credit; 电子商务法 39: a platform may not delete the ratings of consumers.
package struct MaskRating: TradeCommand {
    package static let step = TradeStep.maskRating
    package typealias Refused = MaskRatingRefusal

    /// The place of the entry with the words, from 0.
    package let text: Int64
    /// Which of its characters (Unicode scalars) are masked, 1 to 50 stretches, in order and apart.
    package let stretches: [RatingMasked.Stretch]
    /// Why they are unlawful.
    package let ground: RatingMasked.Ground

    package init(text: Int64, stretches: [RatingMasked.Stretch], ground: RatingMasked.Ground) {
        self.text = text
        self.stretches = stretches
        self.ground = ground
    }

    /// The most stretches of one mask.
    package static let stretchesMax = 50

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(MaskRatingRefusal) -> [TradeEvent] {
        guard let of = Side.allCases.first(where: { trade.ratingFiles[$0]?.holds(text) ?? false }) else { throw .noSuchText }
        guard (1...Self.stretchesMax).contains(stretches.count), areInOrder else { throw .badStretches }
        let mask = RatingMasked(of: of, text: text, stretches: stretches, ground: ground)
        return trade.ratingFiles[of]?.masks[text] == mask ? [] : [.ratingMasked(mask)]
    }

    private var areInOrder: Bool {
        var end = 0
        for stretch in stretches {
            guard stretch.from >= end, stretch.to > stretch.from, stretch.to <= RateTrade.textCharactersMax else { return false }
            end = stretch.to
        }
        return true
    }
}

extension RatingFile {
    /// Whether the entry of that place has words of the rating or of its reply.
    func holds(_ text: Int64) -> Bool { texts.contains(text) || reply == text }
}

/// Why nothing is masked.
package enum MaskRatingRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The entry of that place has no words of a rating.
    case noSuchText
    /// None, too many, out of order, or beyond the longest text.
    case badStretches

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noSuchText: "noSuchText"
        case .badStretches: "badStretches"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noSuchText, .badStretches: []
        }
    }
}

/// Words of a rating are not shown any more. Their entry stands as it stood; a later mask of the same words takes its place.
package struct RatingMasked: TradeFacts {
    /// Whose rating it is about.
    package let of: Side
    /// The place of the entry with the words.
    package let text: Int64
    /// What is masked.
    package let stretches: [Stretch]
    /// Why.
    package let ground: Ground

    package init(of: Side, text: Int64, stretches: [Stretch], ground: Ground) {
        self.of = of
        self.text = text
        self.stretches = stretches
        self.ground = ground
    }

    /// Characters (Unicode scalars) of a text, from 0.
    package struct Stretch: Hashable, Sendable, Codable {
        /// The first.
        package let from: Int
        /// The one after the last.
        package let to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// Why words are unlawful.
    ///
    /// Source: 民法典 1024 (reputation), 1034 (personal information); 广告法 14; 网络安全法 12.
    package enum Ground: String, CaseIterable, Sendable, Codable {
        case insult, personalData, advertisement, unlawful
    }

    /// The text with `▇` where a letter is masked.
    package func hide(_ words: String) -> String {
        var scalars = Array(words.unicodeScalars)
        for stretch in stretches {
            for place in scalars.indices.clamped(to: stretch.from..<stretch.to) { scalars[place] = "▇" }
        }
        var hidden = String.UnicodeScalarView()
        hidden.append(contentsOf: scalars)
        return String(hidden)
    }

    static let kind = "ratingMasked"
    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratingFiles[of]?.masks[text] = self
    }
}

/// A moment: whole milliseconds since 1970-01-01 UTC. It always comes in as an argument; the rules have no clock.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.ms < right.ms }

    /// The moment `span` later; the end of time where that overflows.
    package func adding(_ span: Span) -> Timestamp {
        let (sum, overflow) = ms.addingReportingOverflow(span.ms)
        return Timestamp(ms: overflow ? .max : sum)
    }
}

/// A length of time in whole milliseconds.
package struct Span: Hashable, Comparable, Sendable {
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    package static func minutes(_ count: Int) -> Span { Span(ms: Int64(count) * 60_000) }
    package static func hours(_ count: Int) -> Span { Span(ms: Int64(count) * 3_600_000) }
    package static func days(_ count: Int) -> Span { Span(ms: Int64(count) * 86_400_000) }

    package static func < (left: Span, right: Span) -> Bool { left.ms < right.ms }
}

extension Timestamp: Codable {
    /// Reads a whole number of milliseconds.
    package init(from decoder: any Decoder) throws {
        self.init(ms: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes the milliseconds as a number.
    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(ms)
    }
}

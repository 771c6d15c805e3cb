/// A moment: whole milliseconds since 1970-01-01 UTC. It always comes in as an argument; the rules have no clock.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    /// Whether the left moment is earlier.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.ms < right.ms }

    /// The moment `span` later; the end, or the beginning, of time where that overflows.
    package func adding(_ span: Span) -> Timestamp {
        let (sum, overflow) = ms.addingReportingOverflow(span.ms)
        return Timestamp(ms: overflow ? (span.ms < 0 ? .min : .max) : sum)
    }
}

/// A length of time in whole milliseconds.
package struct Span: Hashable, Comparable, Sendable {
    /// The length in milliseconds.
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    /// So many minutes. The longest span there is, where that overflows.
    package static func minutes(_ count: Int) -> Span { Span(count, of: 60_000) }
    /// So many hours. The longest span there is, where that overflows.
    package static func hours(_ count: Int) -> Span { Span(count, of: 3_600_000) }
    /// So many days of 24 hours. The longest span there is, where that overflows.
    package static func days(_ count: Int) -> Span { Span(count, of: 86_400_000) }

    private init(_ count: Int, of unitMs: Int64) {
        let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unitMs)
        ms = overflow ? (count < 0 ? .min : .max) : product
    }

    /// Whether the left span is shorter.
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

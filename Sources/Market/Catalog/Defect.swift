/// A known defect, disclosed before anybody buys.
///
/// Source: 民法典 618: a seller who hid a known defect cannot rely on having excluded liability for it.
package struct Defect: Hashable, Sendable, Codable {
    /// How much it hurts.
    package let severity: Severity
    /// 1 to 500 characters.
    package let text: String

    package init(severity: Severity, text: String) {
        self.severity = severity
        self.text = text
    }

    /// How much it hurts: looks only, a function with a way around, a function lost.
    package enum Severity: String, CaseIterable, Sendable, Codable {
        case cosmetic, minor, major
    }
}

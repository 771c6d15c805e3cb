/// How what was sold reaches the buyer.
///
/// Source: RULES.md, statutes: 电子商务法 51, 民法典 512: it has entered the system that the buyer designated and can be retrieved
/// and identified there.
package enum DeliveryMethod: String, CaseIterable, Sendable, Codable {
    /// Files in the buyer's locker here.
    case files
    /// A licence key or another secret, kept here and revealed by the buyer.
    case secret
    /// Access to a repository of source code.
    case repository
    /// Mail to an address that the buyer named.
    case email
    /// Work done for the buyer, accepted item by item.
    case service
}

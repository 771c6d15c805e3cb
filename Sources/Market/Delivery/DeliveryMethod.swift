/// How the software is handed over, and with that which system it has to enter to be delivered.
///
/// Source: 电子商务法 51, 民法典 512: delivered is what has entered the system that the other party designated and can be
/// retrieved and identified there.
package enum DeliveryMethod: String, CaseIterable, Sendable, Codable {
    /// Files in the buyer's locker here.
    case files
    /// A licence key or another secret, which is shown once the buyer reveals it.
    case secret
    /// Access to a repository at one commit.
    case repository
    /// Files by e-mail, or a mail that leads to the locker.
    case email
    /// Work that was done, judged by the agreed criteria.
    case service
}

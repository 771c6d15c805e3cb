/// Why a buyer asks to give the software back, where the seller has promised to take it back for that.
package enum ReturnReason: String, CaseIterable, Sendable, Codable, CodingKey {
    /// It cannot be installed or started, crashes, or loses what it is given.
    case quality
    /// It is another edition, version or size than was ordered.
    case specification
    /// It is not what the frozen listing says.
    case notAsDescribed
    /// A fault that was reported was not mended in the time agreed.
    case unfixedFault
    /// It has a security hole, a back door, or talks to places that the listing does not name.
    case securityHole
    /// The support that was promised was not given.
    case supportNotGiven
}

/// For which reasons, and how long after delivery, the seller takes the software back.
///
/// A buyer's rights under the law stand beside these promises; a promise can only add to them.
package struct ConditionalReturns: Hashable, Sendable {
    private var daysByReason: [ReturnReason: Int] = [:]

    package init() {}

    /// Takes days by reason; reasons that are not named are not promised.
    package init(_ days: [ReturnReason: Int]) {
        for (reason, days) in days { self[reason] = days }
    }

    /// Days from delivery within which it may be asked; 0 where it is not promised.
    package subscript(reason: ReturnReason) -> Int {
        get { daysByReason[reason] ?? 0 }
        set { daysByReason[reason] = newValue == 0 ? nil : newValue }
    }

    /// The reasons that are promised, in the order of the form.
    package var promised: [ReturnReason] { ReturnReason.allCases.filter { self[$0] != 0 } }
}

extension ConditionalReturns: Codable {
    /// Reads an object of days by reason.
    package init(from decoder: any Decoder) throws {
        let days = try decoder.container(keyedBy: ReturnReason.self)
        for reason in days.allKeys { self[reason] = try days.decode(Int.self, forKey: reason) }
    }

    /// Writes that object; what is not promised is left out.
    package func encode(to encoder: any Encoder) throws {
        var days = encoder.container(keyedBy: ReturnReason.self)
        for reason in promised { try days.encode(self[reason], forKey: reason) }
    }
}

/// A way to reach the seller for support. All of them lead through the platform, so that what was asked and answered is on
/// record; there is none that leads outside.
package enum SupportChannel: String, CaseIterable, Sendable, Codable {
    /// The conversation of the trade.
    case conversation
    /// A support enquiry with a number and a state.
    case ticket
    /// Mail that the platform passes on; neither side learns the other's address.
    case mail
}

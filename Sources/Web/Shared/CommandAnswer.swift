import HTTPTypes
import Service

extension Answer {
    /// What every command answers: a browser goes to a page; a program gets the entry's place, its hash and the server's
    /// signed receipt, with 201 for something new and 200 for something that had been done before.
    ///
    /// - Parameter json: writes the members that name what was acted on.
    static func command(
        _ outcome: Outcome, seeOther: String, flash: String? = nil, json members: @escaping JSONMembers = { _ in }
    ) -> Answer {
        .done(seeOther: seeOther, flash: flash, status: outcome.isRepeated ? .ok : .created) { json in
            members(&json)
            json.member("sequence", outcome.sequence)
            json.member("entry", outcome.entryHash)
            json.member("receipt", outcome.receiptText)
        }
    }
}

import Foundation
import HTTPTypes
import Market
import Service

/// `GET /deposits/:sha256/facts`: how far the reading of one's own deposit is, and what was found in it.
enum DepositFactsRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/deposits/:sha256/facts", .member) { visit in
            let sha256 = try visit.digest("sha256")
            let deposit: Deposit
            do {
                deposit = try await marketplace.deposit(sha256, of: visit.memberID())
            } catch DepositRefusal.notDeposited {
                throw Refused.notFound
            }
            guard let state = try await marketplace.inspections.state(of: sha256) else { throw Refused.notFound }
            let page = DepositFactsPage(
                title: visit.say("artefact.title"),
                file: FileFact(name: deposit.name, sizeBytes: deposit.artefact.bytes, sha256: sha256.rawValue),
                facts: FactsPanel(state, of: sha256, reader: .filling(secretsMeant: false), visit.language))
            return Answer.page(page) { $0.state(state) }.with(.cacheControl, "private, no-store")
        }
    }
}

extension JSONText {
    /// The members that tell how far the reading of an artefact is, and what came of it.
    mutating func state(_ state: Inspections.State) {
        switch state {
        case .waiting: member("state", "waiting")
        case .reading(let bytesRead, let bytes, let files):
            member("state", "reading")
            member("bytesRead", bytesRead)
            member("bytes", bytes)
            member("files", files)
        case .done(.read(let facts, let places)):
            member("state", "read")
            value("facts", facts)
            value("places", places)
        case .done(.unread(let unread)):
            member("state", "unread")
            member("reason", unread.reason.rawValue)
            member("limit", unread.limit)
        }
    }

    /// A member that is a plain value of the rules.
    mutating func value(_ name: StaticString, _ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            member(name, json: try encoder.encode(value))
        } catch {
            preconditionFailure("a value of texts and whole numbers is always JSON: \(error)")
        }
    }
}

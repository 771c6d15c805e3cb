import HTTPTypes
import Market
import NIOCore
import Service

/// `GET /trades/:trade/terms/:n/contract`: the contract on paper; `…/contract.pdf` the same as a file.
enum ContractRoute {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [page(marketplace), pdf(marketplace)]
    }

    private static func page(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms/:n/contract", .member) { visit in
            let (contract, _) = try await contract(visit, marketplace)
            return .page(contract) { json in
                json.member("heading", contract.heading)
                json.member("status", contract.status)
                json.array("clauses", contract.clauses) { clause, json in
                    json.member("name", clause.name)
                    json.member("text", clause.text)
                }
                json.member("defects", texts: contract.defects)
                json.member("confirmations", texts: contract.confirmations.map(\.text))
                json.member("document", contract.hash)
            }
        }
    }

    private static func pdf(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms/:n/contract.pdf", .member) { visit in
            let (contract, createdAt) = try await contract(visit, marketplace)
            guard marketplace.canPrint else { throw Refused.notFound }
            let bytes = try await marketplace.pdf(of: contract.onPaper(createdAt: createdAt, visit.language))
            return Answer.bytes(ByteBuffer(bytes: bytes), mediaType: "application/pdf")
                .with(.contentDisposition, Attachment.disposition("contract-\(try visit.number("n")).pdf"))
                .with(.cacheControl, "private, no-cache")
        }
    }

    /// The contract, and when it came to be: at the last confirmation.
    private static func contract(
        _ visit: Visit, _ marketplace: Marketplace
    ) async throws -> (page: ContractPage, createdAt: Timestamp) {
        let number = Int(truncatingIfNeeded: try visit.number("n"))
        let scene = try await visit.scene(marketplace)
        let text = try await marketplace.termsText(number, in: scene.id, for: try visit.memberID())
        let createdAt = text.confirmations.map(\.at).max() ?? text.proposal.at
        return (ContractPage(scene, text, hasPDF: marketplace.canPrint), createdAt)
    }
}

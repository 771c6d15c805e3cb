import HTTPTypes
import Market
import Service

/// `PUT /deposits?name=`: the bytes of one file, streamed into the store. An upload that breaks off leaves nothing behind.
enum DepositRoute {
    static func put(_ marketplace: Marketplace) -> Route {
        .put("/deposits", bytesMax: Limits.artefactBytesMax) { visit in
            let name = FileName.safe(try visit.query()["name"] ?? "") ?? "file"
            let body = try visit.rawBody(bytesMax: Limits.artefactBytesMax)
            let sink = DepositSink(try await marketplace.beginDeposit(name: name, by: visit.memberID()))
            let deposit: Deposit
            do {
                for try await chunk in body { try await sink.write(chunk) }
                deposit = try await sink.finish()
            } catch {
                await sink.abort()
                throw error
            }
            return Answer(
                status: .created,
                content: .done(seeOther: "/selling", flash: nil) { json in
                    json.member("sha256", deposit.artefact.sha256.rawValue)
                    json.member("sizeBytes", deposit.artefact.bytes)
                    json.member("name", deposit.name)
                })
        }
    }
}

import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct DownloadRouteTests {
    @Test func anAttachmentThatNoBrowserRuns() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let answer = try await steps.buyer.page("/trades/\(trade)/files/\(steps.file.artefact.sha256)")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/octet-stream")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"__.zip\"; filename*=UTF-8''%E6") == true)
            #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.policyOfUploads)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(try await downloads(steps, trade) == [Download(0, Int64(TradeSteps.fileBytes.count), true)])
        }
    }

    @Test func aPartIsEnteredAsAPart() async throws {
        try await TradeSteps.run { steps in
            let (trade, manifest) = try await steps.delivered()
            let path = "/trades/\(trade)/files/\(steps.file.artefact.sha256)"
            var headers = steps.buyer.program()
            headers[.range] = "bytes=10-19"
            let answer = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
            #expect(answer.status == .partialContent)
            #expect(answer.headers[.contentRange] == "bytes 10-19/\(TradeSteps.fileBytes.count)")
            #expect(Array(buffer: answer.body) == Array(TradeSteps.fileBytes[10..<20]))
            #expect(try await downloads(steps, trade) == [Download(10, 10, false)])
            let signed = try await steps.buyer.send(
                "/trades/\(trade)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#)
            #expect(signed.status == .conflict)
            #expect(try signed.errorCode == "notDownloaded")
            headers[.range] = "bytes=9999999-"
            let outside = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
            #expect(outside.status == .rangeNotSatisfiable)
            #expect(outside.headers[.contentRange] == "bytes */\(TradeSteps.fileBytes.count)")
        }
    }

    @Test func piecesThatCoverTheFileAreAWholeDownload() async throws {
        try await TradeSteps.run { steps in
            let (trade, manifest) = try await steps.delivered()
            let path = "/trades/\(trade)/files/\(steps.file.artefact.sha256)"
            let size = TradeSteps.fileBytes.count
            var headers = steps.buyer.program()
            for range in ["bytes=-100000", "bytes=0-399999", "bytes=300000-\(size - 100_000)"] {
                headers[.range] = range
                headers[.ifRange] = "\"\(steps.file.artefact.sha256)\""
                let part = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
                #expect(part.status == .partialContent)
            }
            let locker = try await steps.buyer.json("/trades/\(trade)/files")
            #expect(String(buffer: locker.body).contains("\"coveredBytes\":\(size),\"isDownloaded\":true"))
            #expect(
                try await steps.buyer.send(
                    "/trades/\(trade)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#
                ).status == .created)
        }
    }

    @Test func aRangeOfAnotherFileOrOfSeveralPartsIsTheWhole() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let path = "/trades/\(trade)/files/\(steps.file.artefact.sha256)"
            var headers = steps.buyer.program()
            headers[.range] = "bytes=0-9"
            for known in [
                "\"\(String(repeating: "0", count: 64))\"", "W/\"\(steps.file.artefact.sha256)\"", "Sun, 06 Nov 1994 08:49:37 GMT",
            ] {
                headers[.ifRange] = known
                let whole = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
                #expect(whole.status == .ok)
                #expect(whole.body.readableBytes == TradeSteps.fileBytes.count)
            }
            headers[.ifRange] = nil
            headers[.range] = "bytes=0-9,20-29"
            let several = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
            #expect(several.status == .ok)
            #expect(several.body.readableBytes == TradeSteps.fileBytes.count)
        }
    }

    @Test func theSellersOwnLookAndAHeadAreNotEntered() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let path = "/trades/\(trade)/files/\(steps.file.artefact.sha256)"
            #expect(try await steps.seller.json(path).status == .ok)
            let head = try await steps.market.client.execute(uri: path, method: .head, headers: steps.buyer.program())
            #expect(head.status == .ok)
            #expect(head.headers[.contentLength] == String(TradeSteps.fileBytes.count))
            #expect(try await downloads(steps, trade) == [])
        }
    }

    @Test func toOthersThereIsNothing() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let outsider = try await steps.market.member("outsider")
            let path = "/trades/\(trade)/files/"
            #expect(try await outsider.json(path + steps.file.artefact.sha256.rawValue).status == .notFound)
            #expect(try await steps.buyer.json(path + String(repeating: "0", count: 64)).status == .notFound)
            #expect(try await steps.buyer.json(path + "..%2f..%2fetc%2fpasswd").status == .notFound)
        }
    }

    @Test func manyAtOnce() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let path = "/trades/\(trade)/files/\(steps.file.artefact.sha256)"
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<12 {
                    group.addTask { Array(buffer: try await steps.buyer.json(path).body) == TradeSteps.fileBytes }
                }
                for try await isWhole in group { #expect(isWhole) }
            }
            #expect(try await downloads(steps, trade).count == 12)
        }
    }

    private struct Download: Equatable {
        let first: Int64, sent: Int64, isComplete: Bool
        init(_ first: Int64, _ sent: Int64, _ isComplete: Bool) {
            (self.first, self.sent, self.isComplete) = (first, sent, isComplete)
        }
    }

    private func downloads(_ steps: TradeSteps, _ trade: TradeID) async throws -> [Download] {
        let buyer = try #require(steps.buyer.id)
        return try await steps.market.marketplace.entries(of: trade, for: buyer).compactMap { entry in
            guard case .artefactDownloaded(let facts) = entry.event else { return nil }
            return Download(facts.firstByte, facts.bytesSent, facts.isComplete)
        }
    }
}

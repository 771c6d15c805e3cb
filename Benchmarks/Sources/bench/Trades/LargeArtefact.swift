import Foundation

/// One large file up, through a whole trade, and down again; then its bundle, exported and verified.
struct LargeArtefact {
    let premises: Premises
    let mib: Int

    func measure() async throws {
        say("\n== an artefact of \(mib) MiB")
        let filling = try await Filling.open(premises.folder, origin: Premises.origin)
        let stalls = try await filling.stalls(1, fileBytes: 1_024)
        await filling.close()
        guard let stall = stalls.first else { return }
        let server = try premises.start()
        defer { server.stop() }

        let bytes = mib << 20
        let (sha256, uploaded) = try timed { try upload(bytes, as: stall.sellerToken, to: server.port) }
        say("upload: \(rate(bytes, uploaded)), durable, with its SHA-256")
        let big = Stall(
            sellerToken: stall.sellerToken, buyerToken: stall.buyerToken, buyerKey: stall.buyerKey, listing: stall.listing,
            file: sha256, fileBytes: bytes)
        let loop = try Loop()
        let bank = try premises.bank(in: loop)
        let tally = TradeLine.Tally(trades: 1)
        let line = Line(try Socket.connect(port: server.port))
        let trade = TradeLine(line, stall: big, bank: bank, tally: tally, last: .sellerRating) { loop.stop() }
        try loop.add(line)
        try trade.begin()
        try loop.run()
        loop.close()
        say("download: \(rate(bytes, tally.latencies[Step.download.rawValue].ms(at: 1) / 1e3)), entered in the case file")

        let bundle = premises.folder.appending(path: "bundle.zip")
        try Data().write(to: bundle)
        let file = try FileHandle(forWritingTo: bundle)
        let (answer, exported) = try timed {
            try Once.send(
                Request.json("GET", "/trades/\(tally.lastTrade)/bundle.zip", token: stall.buyerToken), to: server.port,
                sink: { try file.write(contentsOf: $0) })
        }
        try file.close()
        say("export of its bundle: \(rate(answer.bodyBytes, exported))")
        let (code, verified) = try timed { try verify(bundle) }
        say("verification of its bundle: \(rate(answer.bodyBytes, verified)), exit \(code)")
        say("peak memory: \(try server.peakMemoryMiB) MiB")
        guard code == 0 else { throw MessageReader.Malformed(what: "the bundle does not verify") }
    }

    private func upload(_ bytes: Int, as token: String, to port: UInt16) throws -> String {
        var left = bytes
        var number: UInt64 = 0x9E37_79B9_7F4A_7C15
        let answer = try Once.send(
            Request.upload("/deposits?name=large.bin", token: token, bytes: bytes), to: port,
            feed: { piece in
                let count = min(piece.count, left)
                number = number &* 6_364_136_223_846_793_005 &+ 1
                piece.storeBytes(of: number, as: UInt64.self)
                left -= count
                return count
            })
        guard answer.status == 200 || answer.status == 201 else {
            throw MessageReader.Malformed(what: "the upload was answered \(answer.firstLine)")
        }
        return try answer.text("sha256")
    }

    private func verify(_ bundle: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = premises.server
        process.arguments = ["verify", bundle.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Double) {
        let start = nanoseconds()
        let value = try work()
        return (value, Double(nanoseconds() - start) / 1e9)
    }

    private func rate(_ bytes: Int, _ seconds: Double) -> String {
        "\((Double(bytes) / 1e6 / seconds).text(0)) MB/s (\((Double(bytes) / 1e6).text(0)) MB in \(seconds.text(2)) s)"
    }
}

import Ledger
import Logging
import Market
import Payments
import Store

/// Why a bill's file is not taken.
package enum BillRefusal: Refusal {
    /// This market has no gateway of that name that gives bills.
    case noSuchGateway
    /// The file is not that gateway's bill of that day; the text says where it shows.
    case unreadable(String)
    /// The gateway has no bill of that day, and it is too early to say that nothing happened.
    case notYet

    package var code: String {
        switch self {
        case .noSuchGateway: "billNoGateway"
        case .unreadable: "billUnreadable"
        case .notYet: "billNotYet"
        }
    }

    package var details: [String] {
        switch self {
        case .unreadable(let place): [place]
        case .noSuchGateway, .notYet: []
        }
    }
}

extension Marketplace {
    /// The most bytes of a bill's file.
    package static var billBytesMax: Int64 { Int64(GatewayBills.bytesMax) }

    /// How long after a bill could first be asked for one that is still absent means that nothing happened on that day.
    static var billAbsentSpan: Span { .hours(24) }

    /// Staff brings a day's bill as a file. Throws: `BillRefusal`, `TakeBillRefusal`, `StoreFailure`.
    package func uploadBill(
        _ bytes: [UInt8], of day: BeijingDay, from gateway: String, by member: MemberID
    ) async throws -> Outcome {
        guard gateways[gateway]?.billTime(of: day) != nil else { throw BillRefusal.noSuchGateway }
        let outcome = try await take(bytes, of: day, from: gateway, .uploaded, by: .staff(member))
        try await clearDifferences(at: gateway)
        return outcome
    }

    /// Asks a gateway for the bill of a day and holds it against the ledger.
    ///
    /// Throws: `BillRefusal`, `TakeBillRefusal`, `GatewayFailure`, `StoreFailure`.
    package func fetchBill(of day: BeijingDay, from name: String, by actor: Actor = .clock) async throws -> Outcome {
        guard let gateway = gateways[name], let time = gateway.billTime(of: day) else { throw BillRefusal.noSuchGateway }
        let outcome: Outcome
        switch try await gateway.bill(of: day) {
        case .file(let bytes): outcome = try await take(bytes, of: day, from: name, .fetched, by: actor)
        case .absent:
            guard clock.now() >= time.adding(Self.billAbsentSpan) else { throw BillRefusal.notYet }
            outcome = try await take(nil, of: day, from: name, .fetched, by: actor)
        }
        try await clearDifferences(at: name)
        return outcome
    }

    private func take(
        _ bytes: [UInt8]?, of day: BeijingDay, from gateway: String, _ source: BillTaken.Source, by actor: Actor
    ) async throws -> Outcome {
        let stream = StreamName.reconciliation(gateway)
        let state = try await commands.state(Reconciliation.self, of: stream)
        var file: BillFile?
        if let bytes {
            guard !bytes.isEmpty else { throw BillRefusal.unreadable("length") }
            file = try await keep(bytes)
            // What is known already is not read again.
            if let known = state.days[day], known.bill.bill == file { return try await repeated(day, file, source, stream, actor) }
        }
        let kinds = GatewayBill.kinds(from: gateway)
        let beside = [day.adding(days: -1), day.adding(days: 1)].filter { state.days[$0] != nil }
        let neighbours = try await beside.asyncFlatMap { try await billBytes(state.days[$0]?.bill).map { [$0] } ?? [] }
        let (matching, size) = try await database.readLong { connection in
            let size = try Journal(connection).size()
            return (
                try Self.matching(
                    bytes, of: day, from: gateway, beside: Array(zip(beside, neighbours)), kinds: kinds, before: size, connection),
                size
            )
        }
        let command = TakeBill(
            gateway: gateway, day: day, file: file, source: source, matching: matching, ledgerSize: size, beside: beside,
            kinds: kinds)
        return try await commands.handle(command, on: stream, by: actor)
    }

    /// Holds a bill against the entries of those kinds that the ledger knew before that position.
    ///
    /// Throws: `BillRefusal.unreadable`, `StoreFailure`.
    static func matching(
        _ bytes: [UInt8]?, of day: BeijingDay, from gateway: String, beside: [(day: BeijingDay, bytes: [UInt8])],
        kinds: [GatewayMovement], before position: Int64, _ connection: any Connection
    ) throws -> BillMatching {
        let lines = try bytes.map { try read($0, of: day, from: gateway) } ?? []
        let neighbours = try beside.flatMap { try read($0.bytes, of: $0.day, from: gateway) }
        let ledger = try MovementView(connection).around(day, at: gateway, before: position).filter { kinds.contains($0.kind) }
        return BillMatching(bill: lines, of: day, ledger: ledger, neighbours: neighbours)
    }

    private static func read(_ bytes: [UInt8], of day: BeijingDay, from gateway: String) throws -> [BillLine] {
        // No bytes stand for a bill of a day on which nothing happened.
        guard !bytes.isEmpty else { return [] }
        do {
            return try GatewayBill.read(bytes, from: gateway, of: day).billLines
        } catch {
            throw BillRefusal.unreadable(error.place)
        }
    }

    private func repeated(
        _ day: BeijingDay, _ file: BillFile?, _ source: BillTaken.Source, _ stream: StreamName, _ actor: Actor
    ) async throws -> Outcome {
        let nothing = BillMatching(bill: [], of: day, ledger: [])
        let command = TakeBill(
            gateway: String(stream.identifier), day: day, file: file, source: source, matching: nothing, ledgerSize: 0, beside: [],
            kinds: [])
        return try await commands.handle(command, on: stream, by: actor)
    }

    private func keep(_ bytes: [UInt8]) async throws -> BillFile {
        let upload = try await blobs.receive(limitBytes: Self.billBytesMax)
        do {
            for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
                try await upload.write(Array(bytes[start..<min(start + 1 << 20, bytes.count)]))
            }
            let stored = try await upload.finish()
            guard let digest = Digest(rawValue: stored.name.description) else {
                throw JournalFault.damaged("a file was stored under no hash")
            }
            return BillFile(sha256: digest, bytes: stored.sizeBytes)
        } catch {
            await upload.abort()
            throw error
        }
    }

    /// The bytes of a bill that was taken; none where it was of a day on which nothing happened. Nil where there is no bill.
    func billBytes(_ taken: BillTaken?) async throws -> [UInt8]? {
        guard let taken else { return nil }
        return try await Self.billBytes(taken, blobs)
    }

    static func billBytes(_ taken: BillTaken, _ blobs: any Blobs) async throws -> [UInt8] {
        guard let file = taken.bill else { return [] }
        guard let name = BlobName(file.sha256.rawValue) else { throw JournalFault.damaged("a bill has no hash") }
        let reader = try await blobs.open(name)
        var bytes: [UInt8] = []
        while bytes.count < Int(reader.sizeBytes) {
            let piece = try await reader.read(offset: Int64(bytes.count), countMax: 1 << 20)
            guard !piece.isEmpty else { break }
            bytes += piece
        }
        return bytes
    }
}

extension BillFault {
    /// Where the fault shows, for whoever brought the file.
    fileprivate var place: String {
        switch self {
        case .tooLong: "length"
        case .notABill: "form"
        case .encoding: "encoding"
        case .columns: "columns"
        case .otherDay(let time): "day \(time)"
        case .line(let number, let column): "line \(number), \(column)"
        case .total(let name): "total \(name)"
        }
    }
}

extension Array {
    fileprivate func asyncFlatMap<Value>(_ body: (Element) async throws -> [Value]) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values += try await body(element) }
        return values
    }
}

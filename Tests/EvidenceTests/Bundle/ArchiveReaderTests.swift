import Testing

@testable import Evidence

@Suite struct ArchiveReaderTests {
    private func fault(_ bytes: [UInt8]) throws -> ArchiveFault? {
        do {
            _ = try ArchiveReader(BytesSource(bytes))
            return nil
        } catch let fault as ArchiveFault {
            return fault
        }
    }

    private let members: [(name: String, data: [UInt8])] = [("a", [1]), ("b/c", []), ("d", [2, 3])]

    @Test func readsWhatIsPacked() throws {
        let reader = try ArchiveReader(BytesSource(SampleMembers.pack(members)))
        #expect(reader.members.map(\.name) == ["a", "b/c", "d"])
        #expect(reader.members.map(\.size) == [1, 0, 2])
        #expect(try ArchiveReader(BytesSource(SampleMembers.pack([]))).members == [])
    }

    @Test func refusesNamesTwiceAndOutOfOrder() throws {
        #expect(try fault(SampleMembers.pack([("a", [1]), ("a", [1])])) == .order("a"))
        #expect(try fault(SampleMembers.pack([("b", [1]), ("a", [1])])) == .order("a"))
    }

    @Test(arguments: ["", "a b", "é", "a\u{7f}", String(repeating: "a", count: 256)]) func refusesNames(_ name: String)
        throws
    {
        #expect(try fault(SampleMembers.pack([(name, [1])])) == .centralHeader(0))
    }

    @Test func refusesBytesThatBelongToNoMember() throws {
        let packed = SampleMembers.pack(members)
        #expect(try fault(packed + [0]) == .endRecord)
        #expect(try fault([0] + packed) == .endRecord)
        let reader = try ArchiveReader(BytesSource(packed))
        let data = Array(packed[..<Int(reader.members[2].end)])
        let directory = reader.members.flatMap(\.centralHeader)
        func archive(_ data: [UInt8], _ directory: [UInt8], count: Int64 = 3, comment: [UInt8] = []) -> [UInt8] {
            let end = ArchiveEnd(
                membersCount: count, directoryOffset: Int64(data.count), directoryBytes: Int64(directory.count))
            return data + directory + end.bytes + comment
        }
        #expect(try fault(archive(data, directory)) == nil)
        #expect(try fault(archive(data + [0], directory)) == .gap(before: nil))
        #expect(try fault(archive(data, directory, count: 2)) == .endRecord)
        #expect(try fault(archive(data, directory + [0])) == .centralHeader(3))
        #expect(try fault(archive(data, directory, comment: [0])) == .endRecord)
        let shifted = reader.members.map {
            ArchiveMember(name: $0.name, size: $0.size, crc: $0.crc, offset: $0.offset + 1)
        }
        #expect(try fault(archive([0] + data, shifted.flatMap(\.centralHeader))) == .gap(before: "a"))
        let overlapping = ArchiveMember(
            name: "e", size: 2, crc: reader.members[2].crc, offset: reader.members[2].offset)
        #expect(
            try fault(archive(data, directory + overlapping.centralHeader, count: 4)) == .gap(before: "e"))
    }

    @Test func refusesADifferentLocalHeader() throws {
        let packed = SampleMembers.pack(members)
        let reader = try ArchiveReader(BytesSource(packed))
        for member in reader.members {
            for index in 0..<member.localHeaderCount {
                var mutant = packed
                mutant[Int(member.offset) + index] ^= 0x10
                #expect(try fault(mutant) == .localHeader(member.name))
            }
        }
    }

    @Test func numbersThatOverflowAreRefused() throws {
        let member = ArchiveMember(name: "a", size: .max, crc: 0, offset: 0)
        let data = [UInt8](repeating: 0, count: 60)
        let end = ArchiveEnd(
            membersCount: 1, directoryOffset: 60, directoryBytes: Int64(member.centralHeader.count))
        #expect(try fault(data + member.centralHeader + end.bytes) == .centralHeader(0))
        let far = ArchiveMember(name: "a", size: 1 << 59, crc: 0, offset: 1 << 59)
        let farEnd = ArchiveEnd(membersCount: 1, directoryOffset: 60, directoryBytes: Int64(far.centralHeader.count))
        #expect(try fault(data + far.centralHeader + farEnd.bytes) == .gap(before: "a"))
        let endless = ArchiveEnd(membersCount: .max, directoryOffset: .max, directoryBytes: .max)
        let sizes = ByteWriter.endRecord(count: .max, bytes: .max, offset: .max)
        #expect(ArchiveEnd(reading: sizes, archiveSize: 98) == nil)
        #expect(endless.membersCount == .max)
    }

    @Test func cutAndChangedArchivesNeverCrash() throws {
        let packed = SampleMembers.pack(members)
        var numbers = SampleNumbers(seed: 10)
        for count in 0...packed.count { _ = try fault(Array(packed.prefix(count))) }
        for count in 0...packed.count { _ = try fault(Array(packed.suffix(count))) }
        for _ in 0..<5000 {
            var mutant = packed
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                mutant[Int.random(in: 0..<mutant.count, using: &numbers)] = [0, 1, 0x7F, 0xFF].randomElement(
                    using: &numbers)!
            }
            if Bool.random(using: &numbers) { mutant.removeLast(Int.random(in: 0..<mutant.count, using: &numbers)) }
            _ = try fault(mutant)
        }
    }
}

extension ByteWriter {
    /// A ZIP64 end record and the markers that lead to it, with any numbers.
    static func endRecord(count: UInt64, bytes: UInt64, offset: UInt64) -> [UInt8] {
        var output = ByteWriter(capacity: 98)
        output.append(UInt32(0x0606_4B50))
        output.append(UInt64(44))
        output.append(UInt32(0))
        output.append(UInt64(0))
        for number in [count, count, bytes, offset] { output.append(number) }
        output.append(UInt32(0x0706_4B50))
        output.append(UInt64(0))
        output.append(UInt64(1))
        output.append(UInt32(0x0605_4B50))
        output.append(UInt32(0))
        output.append(UInt64.max)
        output.append(UInt32.max)
        output.append(UInt16(0))
        return output.bytes
    }
}

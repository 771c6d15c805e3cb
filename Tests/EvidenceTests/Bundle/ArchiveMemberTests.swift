import Testing

@testable import Evidence

@Suite struct ArchiveMemberTests {
    @Test func headersAreTheBytesOfTheFormat() {
        let member = ArchiveMember(name: "ab", size: 3, crc: 0x0102_0304, offset: 5)
        #expect(
            Hex.encode(member.localHeader)
                == "504b03040a0000080000000021000403020103000000030000000200" + "0000" + "6162")
        #expect(
            Hex.encode(member.centralHeader)
                == "504b01022d030a00000800000000210004030201030000000300000002000000000000000000"
                + "0000a48105000000" + "6162")
        #expect(member.dataOffset == 5 + 32)
        #expect(member.end == 5 + 32 + 3)
    }

    @Test func whatDoesNotFit32BitsStandsInTheExtraField() {
        let limit = Int64(UInt32.max)
        for (size, offset, local, central) in [
            (limit - 1, limit - 1, 0, 0), (limit, 0, 20, 20), (0, limit, 0, 12), (limit, limit, 20, 28),
            (limit + 7, limit + 9, 20, 28),
        ] {
            let member = ArchiveMember(name: "a", size: size, crc: 0, offset: offset)
            #expect(member.localHeader.count == 31 + local)
            #expect(member.localHeaderCount == member.localHeader.count)
            #expect(member.centralHeader.count == 47 + central)
        }
    }
}

import Evidence
import Testing

@Suite struct JSONNumberTests {
    // RFC 8785 appendix B: the bits of a double and the text ECMAScript gives it.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"), (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"), (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"), (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func writesTheTableOfRFC8785(_ bits: UInt64, _ text: String) {
        #expect(JSON.ecmaScriptText(Double(bitPattern: bits)) == text)
    }

    @Test func infinitiesAndNaNHaveNoText() {
        #expect(JSON.ecmaScriptText(.nan) == nil)
        #expect(JSON.ecmaScriptText(.infinity) == nil)
        #expect(JSON.ecmaScriptText(-.infinity) == nil)
    }

    @Test func layoutChangesAtTheRightPowersOfTen() {
        #expect(JSON.ecmaScriptText(1e20) == "100000000000000000000")
        #expect(JSON.ecmaScriptText(1e21) == "1e+21")
        #expect(JSON.ecmaScriptText(1.5e-7) == "1.5e-7")
        #expect(JSON.ecmaScriptText(0.1) == "0.1")
        #expect(JSON.ecmaScriptText(123456.789) == "123456.789")
        #expect(JSON.ecmaScriptText(100) == "100")
    }

    @Test func everyTextReadsBackAsTheSameDouble() {
        var numbers = SampleNumbers(seed: 4)
        for _ in 0..<2000 {
            let value = Double(bitPattern: numbers.next())
            guard value.isFinite else { continue }
            #expect(JSON.ecmaScriptText(value).flatMap(Double.init) == value)
        }
    }
}

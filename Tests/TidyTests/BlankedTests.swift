import Testing

@Suite struct BlankedTests {
    @Test func onlyCodeIsLeft() {
        let text = ##"""
            a // one
            b /* two /* three */ four
            five */ c
            d("x \" y", #"z " \# w"#, "\(e["k"])") f
            g = """
                h "i" \("j")
                """ k
            """##
        let code = Blanked.code(of: text).map { $0.filter { $0 != " " } }
        #expect(code == ["a", "b", "c", "d(,,k)f", "g=", "", "k"])
    }
}

import Testing

@testable import Market

@Suite struct CategoryCheckTests {
    typealias Reason = FieldProblem.Reason

    func problems(_ answers: [String: FieldValue]) -> [FieldProblem] { Market.Category.everyKind.problems(in: answers) }

    @Test func goodAnswersHaveNoProblem() {
        #expect(problems(.good).isEmpty)
        #expect(problems(.good.with("note", .text(""))).isEmpty)
    }

    @Test func unknownFieldsComeLastAndSorted() {
        let answers = [String: FieldValue].good.with("zz", .yesNo(true)).with("aa", .yesNo(true)).with("updates", nil)
        #expect(
            problems(answers) == [
                FieldProblem(field: "updates", reason: .missing), FieldProblem(field: "aa", reason: .unknownField),
                FieldProblem(field: "zz", reason: .unknownField),
            ])
    }

    @Test(
        arguments: [
            ("name", .text(" \n"), .missing),
            ("name", .text(String(repeating: "名", count: 201)), .tooLong),
            ("name", .text("a" + String(repeating: "\u{301}", count: 200)), .tooLong),
            ("about", .text(String(repeating: "说", count: 20_001)), .tooLong),
            ("release", .text("beta"), .notAVersion),
            ("release", .text("v"), .notAVersion),
            ("release", .text("三"), .notAVersion),
            ("release", .text("½"), .notAVersion),
            ("demo", .text("javascript:alert(1)"), .notAnAddress),
            ("demo", .text("https://"), .notAnAddress),
            ("demo", .text("https:///path"), .notAnAddress),
            ("demo", .text("https://bank.example@evil.example/"), .notAnAddress),
            ("demo", .text("https://a.example/ b"), .notAnAddress),
            ("licence", .text("MIT OR"), .notALicence),
            ("language", .text("cobol"), .notAChoice),
            ("language", .text(""), .notAChoice),
            ("systems", .choices([]), .missing),
            ("systems", .choices(["linux", "linux"]), .notAChoice),
            ("systems", .choices(["linux", "macos"]), .notAChoice),
            ("size", .number(0), .outOfRange),
            ("size", .number(101), .outOfRange),
        ] as [(String, FieldValue, Reason)])
    func aBadAnswerIsNamed(field: String, answer: FieldValue, reason: Reason) {
        #expect(problems(.good.with(field, answer)) == [FieldProblem(field: field, reason: reason)])
    }

    @Test(arguments: ["name", "about", "release", "demo", "licence", "language", "systems", "size", "updates"])
    func anAnswerOfAnotherKindIsNamed(field: String) {
        let wrong: FieldValue = field == "updates" ? .text("yes") : .yesNo(true)
        #expect(problems(.good.with(field, wrong)) == [FieldProblem(field: field, reason: .wrongKind)])
    }

    @Test func aNumberThatSomeReadersWouldRoundIsOutOfRange() {
        let field = Market.Category.Field.of("count", .number)
        #expect(field.problem(with: .number(9_007_199_254_740_991), required: false) == nil)
        #expect(field.problem(with: .number(9_007_199_254_740_992), required: false) == .outOfRange)
        #expect(field.problem(with: .number(.min), required: false) == .outOfRange)
    }
}

import Foundation
import Market
import Testing

@testable import Inspection

/// Texts that tests put together, so that nothing that looks like a secret stands in this file.
enum Sample {
    static let letters = "q7Rk2Zt9Wm4Xc8Vb3Np6Ls1Jd5Hf0GyTaEuQiO"
    static var privateKey: String {
        let line = letters + letters.reversed()
        return "-----BEGIN RSA " + "PRIVATE KEY-----\n\(line)\n\(line)\n\(line)\n-----END RSA PRIVATE KEY-----\n"
    }
}

@Suite struct FactsGatheringTests {
    @Test func ownSourceIsToldFromWhatOthersWrote() throws {
        let (facts, _) = try Packed.facts([
            ("shop/main.go", "package main\n"), ("shop/vendor/x/y.go", "package y\n"),
            ("shop/web/node_modules/a/index.js", "module.exports = 1\n"), ("shop/web/app.js", "const a = 1\n"),
            ("shop/web/lib/jquery.min.js", "!function(){}()"), ("shop/.git/config", "[core]"), ("shop/web/package-lock.json", "{}"),
            ("shop/data.json", "{}"),
        ])
        #expect(facts.languages.map(\.language) == [.go, .javascript])
        #expect(facts.languages.map(\.files) == [1, 1])
        #expect(facts.languages.map(\.lines) == [1, 1])
        #expect(facts.setApart == .init(files: 5, bytes: 52))
        #expect(facts.protectedParts.isEmpty)
    }

    @Test(arguments: [
        ("a/x", "#!/bin/sh\nls\n", ProgrammingLanguage.shell), ("a/x.h", "class A {};\n", .cpp), ("a/x.h", "int a;\n", .c),
        ("a/x.m", "#import <Foundation/Foundation.h>\n", .objc), ("a/x.m", "x = [1 2 3];\n", .matlab),
        ("a/x.vue", "<template>", .vue),
        ("a/x.ets", "@Entry", .arkts), ("a/x.inc", "<?php ?>", .php), ("a/x.wxml", "<view/>", .wxml),
        ("a/x.dart", "void main() {}", .dart),
    ])
    func languages(path: String, text: String, language: ProgrammingLanguage) throws {
        #expect(try Packed.facts([(path, text)]).facts.languages.map(\.language) == [language])
    }

    @Test(arguments: [
        (
            "Permission is hereby granted, free of charge, to any person. The above copyright notice shall be included in all copies. THE SOFTWARE IS PROVIDED \"AS IS\"",
            "MIT"
        ),
        ("Apache License\nVersion 2.0, January 2004", "Apache-2.0"),
        ("GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007", "GPL-3.0"),
        ("GNU GENERAL PUBLIC LICENSE\n Version 2, June 1991", "GPL-2.0"),
        ("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3", "LGPL-3.0"),
        ("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1", "LGPL-2.1"),
        ("GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3", "AGPL-3.0"), ("Mozilla Public License Version 2.0", "MPL-2.0"),
        ("Redistribution and use in source and binary forms, with or without modification", "BSD-2-Clause"),
        ("Redistribution and use in source and binary forms ... Neither the name of the holder", "BSD-3-Clause"),
        (
            "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice",
            "ISC"
        ),
        ("This is free and unencumbered software released into the public domain.", "Unlicense"),
    ])
    func licences(text: String, id: String) throws {
        let (facts, places) = try Packed.facts([("x/LICENSE", text)])
        #expect(facts.licences == [id])
        #expect(places.licences == [.init(kind: id, path: "x/LICENSE", bytes: Int64(text.utf8.count))])
    }

    @Test func aLicenceOfOnesOwnIsUnknown() throws {
        let (facts, _) = try Packed.facts([("LICENSE.txt", "版权所有，翻版必究"), ("license.php", "<?php check();")])
        #expect(facts.licences == [])
        #expect(facts.unknownLicences == 1)
    }

    @Test func manifestsNameVersionAndLicence() throws {
        let (facts, _) = try Packed.facts([
            (
                "app/package.json",
                #"{"name": "a", "version": "2.3.1", "license": "MIT", "dependencies": {"b": {"version": "9.9.9"}}}"#
            ),
            ("app/deep/er/package.json", #"{"version": "7.7.7"}"#),
            ("app/Cargo.toml", "[package]\nversion = \"0.4.0\"\nlicense = \"Apache-2.0\"\n"),
            ("app/pom.xml", "<project><parent><version>1.1</version></parent></project>"), ("app/x.csproj", "<Project/>"),
        ])
        #expect(facts.versions == ["0.4.0", "2.3.1"])
        #expect(facts.licences == ["Apache-2.0", "MIT"])
        #expect(
            facts.manifests == [
                .init(kind: .npm, count: 2), .init(kind: .maven, count: 1), .init(kind: .cargo, count: 1),
                .init(kind: .dotnet, count: 1),
            ])
    }

    @Test func writingsAreToldByTheirNames() throws {
        let (facts, _) = try Packed.facts([
            ("README.md", "a"), ("docs/部署文档.docx", "a"), ("docs/接口说明.md", "a"), ("docs/用户手册.pdf", "a"), ("openapi.yaml", "a"),
            ("src/install.php", "<?php"), ("CHANGELOG.md", "a"),
        ])
        #expect(
            facts.documents == [
                .init(kind: .readme, count: 1), .init(kind: .install, count: 1), .init(kind: .manual, count: 1),
                .init(kind: .api, count: 2), .init(kind: .changes, count: 1),
            ])
    }

    @Test func filesForMachinesAreTold() throws {
        let files: [(String, [UInt8])] = [
            ("a", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]), ("b.exe", [0x4D, 0x5A, 0, 0]),
            ("C.class", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52]),
            ("d.dylib", [0xCF, 0xFA, 0xED, 0xFE, 0]), ("e.pyc", [1, 2, 0, 0]), ("f.wasm", [0, 0x61, 0x73, 0x6D]),
            ("g.png", [0x89, 0x50, 0]),
            ("h.txt", Array("MZ is how a sentence may begin".utf8)),
        ]
        guard case .read(let facts, _) = try Packed.read(Packed.file(.zip, files)) else { return #expect(Bool(false)) }
        #expect(facts.binaries.map(\.kind) == [.elf, .windows, .machO, .javaClass, .pythonCode, .webAssembly])
    }

    @Test func unreadableSourceIsTold() throws {
        let packed = "<?php eval(gzinflate(base64_decode('" + String(repeating: "Ab3Cd9Ef", count: 90) + "')));"
        let names = (0..<60).map { "var _0x\(String(4_000 + $0, radix: 16))=1;\n" }.joined()
        let minified = "function a(){" + String(repeating: "var b=1;if(b>2){c(b)};", count: 200) + "}"
        let plain = String(repeating: "// 计算订单的总价\nfunction total(order) { return order.sum }\n", count: 200)
        let (facts, places) = try Packed.facts([
            ("a.php", packed), ("b.js", names), ("c.js", minified), ("d.js", plain),
            ("e.js", "eval(function(p,a,c,k,e,d){}('',1,1,''))"),
            ("f.php", "<?php //0046b\nif(!extension_loaded('ionCube Loader')){}"),
            ("g.php", "<?php\nif(!function_exists('sg_load')){}"),
        ])
        #expect(places.protectedParts.map(\.kind) == ["packed", "obfuscated", "minified", "packed", "ionCube", "sourceGuardian"])
        #expect(facts.protectedParts.reduce(0) { $0 + $1.count } == 6)
    }
}

@Suite struct SecretSearchTests {
    private func found(_ path: String, _ text: String) throws -> [String] {
        try Packed.facts([(path, text)]).places.secrets.map { "\($0.kind):\($0.line)" }
    }

    @Test func secretsAreToldByLineAndKind() throws {
        let a = Sample.letters
        #expect(try found("config/key.pem", "# key\n" + Sample.privateKey) == ["privateKey:2"])
        #expect(
            try found("a.json", #"{"k": "-----BEGIN "# + #"PRIVATE KEY-----\n"# + a + a + a + #"\n-----END PRIVATE KEY-----"}"#)
                == ["privateKey:1"])
        #expect(try found("a.py", "x = 1\nid = '" + "AKIA" + "Q3RTZ7LMN2WPVB5X'\n") == ["awsKey:2"])
        #expect(try found("a.yml", "accessKeyId: " + "LTAI" + "5tFq8Zb3kQw9mNvLrTdX\n") == ["aliyunKey:1"])
        #expect(try found("a.go", "\n\n\"" + "ghp_" + a.prefix(36) + "\"") == ["githubToken:3"])
        #expect(try found("a.php", "'appsecret' => '" + "8f3a61c90be27d54" + "19ce05b7d2f4a683'") == ["weChatSecret:1"])
        #expect(try found("a.js", "mch_key: \"" + a.prefix(32) + "\"") == ["weChatSecret:1"])
        #expect(try found(".env", "APP=1\nDB_PASSWORD=" + "Hj38skQq12\n") == ["password:2"])
        #expect(try found(".npmrc", "//r/:_authToken=" + a.prefix(36)) == ["npmToken:1"])
        #expect(try found("a.rb", "sk_live_" + a.prefix(24)) == ["stripeKey:1"])
    }

    /// What only stands for a secret, or looks like one from afar.
    @Test(arguments: [
        ("a.py", "id = 'AKIAIOSFODNN7EXAMPLE'"), ("a.yml", "accessKeyId: LTAIxxxxxxxxxxxxxxxx"),
        ("a.yml", "accessKeyId: LTAI_your_key_here"),
        ("a.js", "appsecret: 'your-app-secret-here-0123456789'"), ("a.js", "appsecret: '00000000000000000000000000000000'"),
        ("a.js", "appSecret: process.env.APP_SECRET"), (".env.example", "DB_PASSWORD=Hj38skQq12"),
        (".env", "DB_PASSWORD=\nAPP_SECRET=your-secret"),
        (".env", "DB_PASSWORD=${DB_PASSWORD}"), ("a.md", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"),
        (
            "a.pem",
            "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----"
        ),
        (
            "a.pem",
            "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq7Rk2Zt9Wm4Xc8Vb3Np6Ls1Jd5Hf0GyTaEuQiO\n-----END PUBLIC KEY-----"
        ),
        ("a.txt", "MALTAIRETFXQ8ZB3KQW9MNVLRTDX"), (".npmrc", "//r/:_authToken=${NPM_TOKEN_FROM_THE_ENVIRONMENT}"),
        ("node_modules/x/key.pem", Sample.privateKey), ("a.go", "ghp_short"),
    ])
    func examplesAreLeftAlone(path: String, text: String) throws { #expect(try found(path, text) == []) }

    @Test func theSecretItselfIsNowhere() throws {
        let (facts, places) = try Packed.facts([("a.pem", Sample.privateKey), (".env", "DB_PASSWORD=" + "Hj38skQq12")])
        let told = "\(facts)\(places)"
        #expect(!told.contains(Sample.letters.prefix(8)) && !told.contains("Hj38"))
    }
}

//! Webhooks from the command to a machine that listens: what was recorded while nobody served is told once somebody does.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use crate::site::Serving;
use crate::support::Desk;

/// The next request at a machine, answered by `status`.
fn request(listener: &TcpListener, status: &str) -> String {
    let begun = Instant::now();
    let mut stream: TcpStream = loop {
        match listener.accept() {
            Ok((stream, _)) => break stream,
            Err(_) if begun.elapsed() < Duration::from_mins(1) => std::thread::sleep(Duration::from_millis(20)),
            Err(problem) => panic!("nobody called: {problem}"),
        }
    };
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let (mut said, mut part) = (String::new(), [0; 4096]);
    while !said.ends_with('}') {
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "cut short: {said}");
        said.push_str(std::str::from_utf8(&part[..read]).unwrap());
    }
    let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).unwrap();
    said
}

#[test]
fn what_was_recorded_is_told_by_the_service_and_the_list_says_so() {
    let desk = Desk::demo();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/nhan", listener.local_addr().unwrap());
    let refused = desk
        .run_with(&["webhook", "add", " ", "http://bao-cao.vn/"], "")
        .trouble();
    assert!(
        refused.contains("Chưa ghi nơi nào nhận tin") && refused.contains("Địa chỉ http chỉ dùng được"),
        "{refused}"
    );
    let made = desk.run_with(&["webhook", "add", "Cổng báo cáo", &address], "").good();
    assert!(made.out.starts_with("whsec_"), "{}", made.out);
    let listed = || desk.run("webhook list").good().out;
    let id = listed().split('\t').next().unwrap().to_owned();
    assert!(listed().contains("đã báo đủ") && !listed().contains("whsec_"));
    let last = desk.run("decisions").good().out;
    let seq = last.lines().last().unwrap().split('\t').next().unwrap().to_owned();
    desk.run(&format!("revoke {seq} --number 9/QĐ")).good();
    assert!(listed().contains("đang báo"));
    let serving = Serving::start(&desk, &[]);
    let told = request(&listener, "204 No Content");
    assert!(
        told.starts_with("POST /nhan HTTP/1.1") && told.contains(&format!("webhook-id: {id}-")),
        "{told}"
    );
    assert!(
        told.contains("\"acts\":[\"Revoke\"]") && !told.contains("9/QĐ"),
        "{told}"
    );
    // It is settled before anybody can be told to stop.
    std::thread::sleep(Duration::from_secs(1));
    serving.told_to_end();
    assert!(
        listed().contains("đã báo đủ") && !listed().contains("chưa nhận lần nào"),
        "{}",
        listed()
    );
    desk.run(&format!("webhook remove {id}")).good();
    desk.run(&format!("webhook resume {id}")).trouble();
    assert_eq!(listed(), "");
}

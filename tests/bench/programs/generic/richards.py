"""The operating system kernel simulation of Martin Richards, after the usual Python version."""
N = 1

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
K_DEVICE, K_WORK = 1000, 1001
BUFSIZE = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFSIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue


class TaskState:
    def __init__(self, packet=False, waiting=False, holding=False):
        self.packet_pending = packet
        self.task_waiting = waiting
        self.task_holding = holding

    def waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding

    def held_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)


class Task(TaskState):
    def __init__(self, kernel, ident, priority, queue, packet, waiting):
        super().__init__(packet, waiting)
        self.kernel = kernel
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.link = kernel.tasks
        kernel.tasks = self
        kernel.table[ident] = self

    def run(self):
        if self.waiting_with_packet():
            message = self.queue
            self.queue = message.link
            self.packet_pending = self.queue is not None
            self.task_waiting = False
        else:
            message = None
        return self.work(message)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.kernel.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.kernel.table[ident]
        task.task_holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.kernel.table[packet.ident]
        self.kernel.packet_count += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old


class Idle(Task):
    def __init__(self, kernel, count):
        super().__init__(kernel, IDLE, 0, None, False, False)
        self.control = 1
        self.count = count

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue, True, True)
        self.destination = HANDLER_A
        self.count = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(BUFSIZE):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = 64 + self.count
        return self.send(packet)


class Handler(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True, True)
        self.works = None
        self.devices = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == K_WORK:
                self.works = packet.append_to(self.works)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.works
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFSIZE:
            self.works = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class Device(Task):
    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None, False, True)
        self.pending = None

    def work(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class Kernel:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 10
        self.hold_count = 0
        self.packet_count = 0

    def schedule(self):
        task = self.tasks
        while task is not None:
            if task.held_or_waiting():
                task = task.link
            else:
                task = task.run()


def main(n):
    for _ in range(n):
        kernel = Kernel()
        Idle(kernel, 4000)
        queue = Packet(Packet(None, 0, K_WORK), 0, K_WORK)
        Worker(kernel, queue)
        for ident, device, priority in (HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000):
            queue = None
            for _ in range(3):
                queue = Packet(queue, device, K_DEVICE)
            Handler(kernel, ident, priority, queue)
        Device(kernel, DEVICE_A, 4000)
        Device(kernel, DEVICE_B, 5000)
        kernel.schedule()
    return kernel.packet_count, kernel.hold_count
